package com.sysopsquad.portal.display;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people type and paste it, with characters counted as people count them. */
public final class TypedText {

  // Control characters except tab and line feed, halves of characters, and characters that change
  // the direction of the following text.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern BREAKS = Pattern.compile("\\R");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  // The longest emoji on keyboards, two people with two skin tones, has fifteen.
  private static final int UNITS_OF_CHARACTER = 16;

  private TypedText() {}

  /** The text on a single line. */
  public static String line(String typed) {
    return stripped(UNSEEN.matcher(BLANKS.matcher(typed).replaceAll(" ")).replaceAll(""));
  }

  /** The text with its lines, whatever line breaks the browser sends. */
  public static String lines(String typed) {
    return stripped(UNSEEN.matcher(BREAKS.matcher(typed).replaceAll("\n")).replaceAll(""));
  }

  /**
   * The text without surrounding blanks of any kind, zero-width characters and marks of the
   * direction of writing, which are often pasted along; empty if nothing in it is visible.
   */
  public static String stripped(String typed) {
    if (typed.codePoints().allMatch(TypedText::isInvisible)) {
      return "";
    }
    int from = 0;
    while (isAround(typed.codePointAt(from))) {
      from += Character.charCount(typed.codePointAt(from));
    }
    int to = typed.length();
    while (isAround(typed.codePointBefore(to))) {
      to -= Character.charCount(typed.codePointBefore(to));
    }
    return typed.substring(from, to);
  }

  /** Whether the text has more characters, as people count them: an emoji is one. */
  public static boolean isLonger(String text, int longest) {
    return beginning(text, longest).length() < text.length();
  }

  /** The text, or this many characters of it as people count them. */
  public static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    for (int count = 0; count < longest && end < text.length(); count++) {
      int next = characters.next();
      // One character can have any number of accents.
      if (next > longest * UNITS_OF_CHARACTER) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text.substring(0, end);
  }

  private static boolean isInvisible(int character) {
    return isAround(character)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0000 && character <= 0xE0FFF);
  }

  /**
   * Blanks and characters that Unicode lets programs ignore, except those that can end an emoji.
   */
  private static boolean isAround(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || switch (character) {
          case 0x00AD,
              0x034F,
              0x061C,
              0x115F,
              0x1160,
              0x17B4,
              0x17B5,
              0x2800,
              0x3164,
              0xFEFF,
              0xFFA0 ->
              true;
          default ->
              (character >= 0x180B && character <= 0x180F)
                  || (character >= 0x200B && character <= 0x200F)
                  || (character >= 0x202A && character <= 0x202E)
                  || (character >= 0x2060 && character <= 0x206F)
                  || (character >= 0xFFF0 && character <= 0xFFF8)
                  || (character >= 0x1D173 && character <= 0x1D17A);
        };
  }
}
