package com.sysopsquad.portal.invoice.print;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Joins Arabic characters: each is replaced by its isolated, final, initial or medial form, for
 * which the font has a glyph. Covers Arabic, Persian and Urdu.
 */
final class ArabicForms {

  private static final char LAM = '\u0644';
  private static final char TATWEEL = '\u0640';
  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';

  private ArabicForms() {}

  /** The text in the same, logical order, with its characters joined. */
  static String joined(String text) {
    if (text.codePoints().noneMatch(ArabicForms::isArabic)) {
      return text;
    }
    StringBuilder joined = new StringBuilder(text.length());
    boolean joinsPrevious = false;
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (isMark(sign)) {
        joined.append(sign);
        at++;
        continue;
      }
      String signs = signsAt(text, at);
      at += signs.length();
      boolean before = joinsPrevious && joinsBefore(signs);
      boolean after = joinsAfter(signs) && joinsBefore(next(text, at));
      if (sign != NON_JOINER && sign != JOINER) {
        joined.append(form(signs, before, after));
      }
      joinsPrevious = joinsAfter(signs);
    }
    return joined.toString();
  }

  private static boolean isArabic(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.ARABIC;
  }

  private static boolean isMark(char character) {
    return Character.getType(character) == Character.NON_SPACING_MARK;
  }

  /** One character, or lam and alef, which are written as one. */
  private static String signsAt(String text, int at) {
    if (text.charAt(at) == LAM && at + 1 < text.length()) {
      String both = text.substring(at, at + 2);
      if (Forms.OF.containsKey(both)) {
        return both;
      }
    }
    return text.substring(at, at + 1);
  }

  private static String next(String text, int from) {
    int at = from;
    while (at < text.length() && isMark(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.substring(at, at + 1) : "";
  }

  private static boolean joinsBefore(String signs) {
    return joinsAnything(signs) || has(signs, Form.FINAL);
  }

  private static boolean joinsAfter(String signs) {
    return joinsAnything(signs) || has(signs, Form.INITIAL);
  }

  private static boolean joinsAnything(String signs) {
    return signs.equals(String.valueOf(TATWEEL)) || signs.equals(String.valueOf(JOINER));
  }

  private static boolean has(String signs, Form form) {
    return Forms.OF.getOrDefault(signs, Map.of()).containsKey(form);
  }

  private static String form(String signs, boolean before, boolean after) {
    Form form = before ? after ? Form.MEDIAL : Form.FINAL : after ? Form.INITIAL : Form.ISOLATED;
    return Forms.OF.getOrDefault(signs, Map.of()).getOrDefault(form, signs);
  }

  private enum Form {
    ISOLATED,
    FINAL,
    INITIAL,
    MEDIAL
  }

  /** The forms by character, read from Unicode when the first Arabic text is written. */
  private static final class Forms {

    static final Map<String, Map<Form, String>> OF = read();

    private static Map<String, Map<Form, String>> read() {
      Map<String, Map<Form, String>> forms = new HashMap<>();
      IntStream.concat(IntStream.rangeClosed(0xFB50, 0xFBFF), IntStream.rangeClosed(0xFE80, 0xFEFC))
          .filter(Character::isDefined)
          .forEach(
              character -> {
                String name = String.valueOf(Character.getName(character));
                String signs =
                    Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
                if (signs.length() == 1 || character >= 0xFE80) {
                  List.of(Form.values()).stream()
                      .filter(form -> name.endsWith(" " + form + " FORM"))
                      .forEach(
                          form ->
                              forms
                                  .computeIfAbsent(signs, key -> new HashMap<>())
                                  .put(form, Character.toString(character)));
                }
              });
      return Map.copyOf(forms);
    }
  }
}
