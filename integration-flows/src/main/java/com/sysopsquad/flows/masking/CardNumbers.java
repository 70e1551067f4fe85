package com.sysopsquad.flows.masking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text, however people and programs write them: digits of any script, in
 * groups or one by one, with blanks, dashes, dots, slashes, underscores or invisible characters
 * between them, and escaped as in JSON or in a URL. A card number has the prefix and the length of
 * a card scheme and a valid check digit (ISO/IEC 7812-1, annex B), so an IMEI does not count, and
 * neither do digits in a UUID or a hash.
 */
public final class CardNumbers {

  static final String MASK = "[number]";

  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;

  /** What may be between two digits of one number, after unescaping. */
  private static final int WIDEST_GAP = 4;

  private static final String SEPARATORS = "-./_+·•∙|\\−";

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|(?=[0-9]{0,63}[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{16}))"
              + "(?![0-9a-z])");

  /** Prefix and length of the schemes: Visa, Mastercard, American Express, Discover and others. */
  private static final Pattern SCHEME =
      Pattern.compile(
          """
          4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})\
          |(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}\
          |3[47][0-9]{13}\
          |(?:30[0-5]|309|36|38|39)[0-9]{11,17}\
          |(?:35(?:2[89]|[3-8][0-9])|220[0-5]|9792|8[12][0-9]{2})[0-9]{12,15}\
          |(?=50|5[6-8]|60|62|64[4-9]|65|67|6304|6390)[0-9]{16,19}\
          |(?:5018|5020|5038|5893|6304|6759|676[1-3])[0-9]{8,11}\
          """);

  private CardNumbers() {}

  /** Whether the text contains a card number. */
  public static boolean in(String text) {
    return !find(text).isEmpty();
  }

  /** The text with each card number replaced. */
  public static String mask(String text) {
    List<Span> found = find(text);
    if (found.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (Span span : found) {
      masked.append(text, from, span.begin()).append(MASK);
      from = span.end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  private static List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    Matcher identifiers = IDENTIFIER.matcher(text);
    int from = 0;
    while (from < text.length() && identifiers.find(from)) {
      new Scan(text, from, identifiers.start()).into(found);
      from = identifiers.end();
    }
    new Scan(text, from, text.length()).into(found);
    return found;
  }

  private static boolean isCardNumber(CharSequence digits) {
    return SCHEME.matcher(digits).matches() && passesLuhn(digits);
  }

  private static boolean passesLuhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private record Span(int begin, int end) {}

  /** Digits without anything between them. */
  private record Group(int begin, int end, String digits) {}

  /** Reads a part of the text once, from beginning to end. */
  private static final class Scan {

    private final String text;
    private final int end;
    private final List<Group> groups = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private int position;
    private int begin;
    private int gap;

    Scan(String text, int begin, int end) {
      this.text = text;
      this.position = begin;
      this.end = end;
    }

    void into(List<Span> found) {
      while (position < end) {
        int start = position;
        int character = next();
        int digit = digit(character);
        if (digit >= 0) {
          if (digits.isEmpty()) {
            begin = start;
          }
          digits.append((char) ('0' + digit));
          gap = 0;
          continue;
        }
        closeGroup(start);
        gap++;
        if (gap > WIDEST_GAP || !separates(character)) {
          closeNumber(found);
        }
      }
      closeGroup(end);
      closeNumber(found);
    }

    private void closeGroup(int at) {
      if (!digits.isEmpty()) {
        groups.add(new Group(begin, at, digits.toString()));
        digits.setLength(0);
      }
    }

    /** Looks for the longest number that begins with each group, and continues after it. */
    private void closeNumber(List<Span> found) {
      int first = 0;
      while (first < groups.size()) {
        int last = lastOfNumber(first);
        if (last >= 0) {
          found.add(new Span(groups.get(first).begin(), groups.get(last).end()));
          first = last;
        }
        first++;
      }
      groups.clear();
      gap = 0;
    }

    private int lastOfNumber(int first) {
      StringBuilder number = new StringBuilder(LONGEST);
      int last = -1;
      for (int i = first; i < groups.size(); i++) {
        String more = groups.get(i).digits();
        if (number.length() + more.length() > LONGEST) {
          break;
        }
        number.append(more);
        if (number.length() >= SHORTEST && isCardNumber(number)) {
          last = i;
        }
      }
      return last;
    }

    /** The next character after unescaping, as in JSON or in a URL. */
    private int next() {
      char first = text.charAt(position);
      if (first == '\\') {
        int behind = position;
        while (behind < end && text.charAt(behind) == '\\') {
          behind++;
        }
        if (behind < end && text.charAt(behind) == 'u') {
          int escaped = hexadecimal(behind + 1, 4);
          if (escaped >= 0) {
            position = behind + 5;
            return escaped;
          }
        }
        if (behind < end && "nrt".indexOf(text.charAt(behind)) >= 0) {
          position = behind + 1;
          return ' ';
        }
        position = behind;
        return '\\';
      }
      if (first == '%') {
        int escaped = hexadecimal(position + 1, 2);
        if (escaped >= 0) {
          position += 3;
          return escaped;
        }
      }
      int character = text.codePointAt(position);
      position = Math.min(end, position + Character.charCount(character));
      return character;
    }

    /** The number that these digits represent, or -1 if they are not digits. */
    private int hexadecimal(int from, int length) {
      if (from + length > end) {
        return -1;
      }
      int value = 0;
      for (int i = from; i < from + length; i++) {
        int digit = Character.digit(text.charAt(i), 16);
        if (digit < 0) {
          return -1;
        }
        value = value * 16 + digit;
      }
      return value;
    }

    private static int digit(int character) {
      if (character < 0x80) {
        return character >= '0' && character <= '9' ? character - '0' : -1;
      }
      int type = Character.getType(character);
      if (type != Character.DECIMAL_DIGIT_NUMBER && type != Character.OTHER_NUMBER) {
        return -1;
      }
      String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
      return plain.length() == 1 ? Character.digit(plain.charAt(0), 10) : -1;
    }

    private static boolean separates(int character) {
      if (SEPARATORS.indexOf(character) >= 0 || Character.isWhitespace(character)) {
        return true;
      }
      return switch (Character.getType(character)) {
        case Character.SPACE_SEPARATOR,
            Character.DASH_PUNCTUATION,
            Character.FORMAT,
            Character.NON_SPACING_MARK,
            Character.ENCLOSING_MARK ->
            true;
        default -> false;
      };
    }
  }
}
