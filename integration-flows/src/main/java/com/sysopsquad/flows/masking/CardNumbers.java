package com.sysopsquad.flows.masking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text, however people and programs write them: digits of any script, in
 * groups or one by one, with blanks, dashes, dots, slashes, underscores or invisible characters
 * between them, in the groups that are printed on cards with any other punctuation between them,
 * and as they are or escaped as in JSON, in a URL or in HTML. A card number has the prefix and the
 * length of a card scheme and a valid check digit (ISO/IEC 7812-1, annex B), so an IMEI does not
 * count, and neither do digits in a UUID, a hash or the number of an invoice.
 */
public final class CardNumbers {

  static final String MASK = "[number]";

  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;

  /** What may be between two digits of one number, after unescaping; blanks in a row are one. */
  private static final int WIDEST_GAP = 4;

  /** More groups than these, with punctuation between them, are a list or a row of a table. */
  private static final int MOST_PRINTED = 8;

  /** A longer row of digits is none of a few numbers that were written without a gap. */
  private static final int LONGEST_ROW = 64;

  private static final int LONGEST_ENTITY = 10;
  private static final int LONGEST_TAG = 40;

  /** These, like blanks and dashes, may be anywhere in a number. */
  private static final String SEPARATORS = "-./_+·•∙・|\\−";

  /** Characters that show nothing: fillers of Hangul, and the blank of Braille. */
  private static final String BLANK = "\u115F\u1160\u2800\u3164\uFFA0";

  private static final Set<String> BLANK_ENTITIES =
      Set.of("nbsp", "ensp", "emsp", "thinsp", "shy", "zwnj", "zwj", "ndash", "mdash", "NewLine");

  /** Groups of digits as they are printed on cards. */
  private static final Set<List<Integer>> PRINTED =
      Set.of(
          List.of(4, 4, 4, 4),
          List.of(4, 4, 4, 4, 3),
          List.of(4, 6, 5),
          List.of(4, 6, 4),
          List.of(8, 8));

  /** Month and year or year and month, perhaps with the security code behind them. */
  private static final Pattern EXPIRY =
      Pattern.compile(
          "(?:(?:0[1-9]|1[0-2])(?:20)?[2-4][0-9]|(?:20)?[2-4][0-9](?:0[1-9]|1[0-2]))"
              + "(?:[0-9]{3,4})?");

  /** A UUID, the number of an invoice that was issued after a restore, or a hash. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|20[0-9]{2}-(?:0[1-9]|1[0-2])-[0-9]{2,3}-[0-9]{12}-[0-9]{6,9}"
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
          |(?:8600|9860)[0-9]{12}\
          |(?=50|5[6-8]|60|62|636368|637095|64[4-9]|65|67|6304|6390)[0-9]{16,19}\
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

  /** What looks like an escape can also be the beginning of the number itself, as in a swipe. */
  private static List<Span> find(String text) {
    if (!hasDigitsEnough(text)) {
      return List.of();
    }
    List<Span> found = find(text, true);
    if (text.chars().noneMatch(character -> "%\\&<=".indexOf(character) >= 0)) {
      return found;
    }
    found.addAll(find(text, false));
    return joined(found);
  }

  /** An escaped digit has digits itself. */
  private static boolean hasDigitsEnough(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if ((character >= '0' && character <= '9') || character >= 0x80) {
        digits++;
        if (digits == SHORTEST) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Span> find(String text, boolean unescaped) {
    List<Span> found = new ArrayList<>();
    Matcher identifiers = IDENTIFIER.matcher(text);
    int from = 0;
    while (from < text.length() && identifiers.find(from)) {
      new Scan(text, from, identifiers.start(), unescaped).into(found);
      from = identifiers.end();
    }
    new Scan(text, from, text.length(), unescaped).into(found);
    return found;
  }

  /** In their order, those that overlap as one. */
  private static List<Span> joined(List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::begin));
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      Span last = joined.isEmpty() ? span : joined.getLast();
      if (joined.isEmpty() || span.begin() >= last.end()) {
        joined.add(span);
      } else {
        joined.set(joined.size() - 1, new Span(last.begin(), Math.max(last.end(), span.end())));
      }
    }
    return joined;
  }

  private static boolean isCardNumber(CharSequence digits) {
    return SCHEME.matcher(digits).matches() && passesLuhn(digits);
  }

  /** Digits without a gap: zeros before a number, or a number with its expiry or another one. */
  private static boolean isRowWithCardNumber(String row) {
    int zeros = 0;
    while (zeros < row.length() && row.charAt(zeros) == '0') {
      zeros++;
    }
    String digits = row.substring(zeros);
    boolean padded = zeros > 0 && (digits.length() == 15 || digits.length() == 16);
    return (padded && isCardNumber(digits)) || beginsWithCardNumber(digits);
  }

  private static boolean beginsWithCardNumber(String row) {
    if (row.length() < LONGEST || row.length() > LONGEST_ROW) {
      return false;
    }
    String half = row.substring(0, row.length() / 2);
    if (row.equals(half + half) && isCardNumber(half)) {
      return true;
    }
    for (int length = 15; length <= 16; length++) {
      String rest = row.substring(length);
      if (isCardNumber(row.substring(0, length))
          && (EXPIRY.matcher(rest).matches()
              || (rest.length() >= 15 && isCardNumber(rest))
              || beginsWithCardNumber(rest))) {
        return true;
      }
    }
    return false;
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

  /**
   * Digits without anything between them.
   *
   * @param apart whether other punctuation than a usual separator is before them
   */
  private record Group(int begin, int end, String digits, boolean apart) {}

  /** In which groups the digits before and behind a character may belong to one number. */
  private enum Separator {
    ANY_GROUPS,
    PRINTED_GROUPS,
    NONE
  }

  /** Reads a part of the text once, from beginning to end. */
  private static final class Scan {

    private final String text;
    private final int end;
    private final boolean unescaped;
    private final List<Group> groups = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private int position;
    private int begin;
    private int gap;
    private int blanks;
    private boolean apart;

    Scan(String text, int begin, int end, boolean unescaped) {
      this.text = text;
      this.position = begin;
      this.end = end;
      this.unescaped = unescaped;
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
          blanks = 0;
          continue;
        }
        closeGroup(start);
        if (groups.isEmpty()) {
          continue;
        }
        widenGap(character);
        Separator separator = gap > WIDEST_GAP ? Separator.NONE : separator(character);
        if (separator == Separator.NONE) {
          closeNumber(found);
        } else {
          apart |= separator == Separator.PRINTED_GROUPS;
        }
      }
      closeGroup(end);
      closeNumber(found);
    }

    /** More blanks than usual, as between columns, are between the groups of a card only. */
    private void widenGap(int character) {
      boolean isBlank = Character.isWhitespace(character) || Character.isSpaceChar(character);
      blanks = isBlank ? blanks + 1 : 0;
      if (blanks <= 1) {
        gap++;
      }
      apart |= blanks > WIDEST_GAP;
    }

    private void closeGroup(int at) {
      if (!digits.isEmpty()) {
        groups.add(new Group(begin, at, digits.toString(), apart));
        digits.setLength(0);
        apart = false;
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
      blanks = 0;
      apart = false;
    }

    private int lastOfNumber(int first) {
      StringBuilder number = new StringBuilder(LONGEST);
      boolean anyGroups = true;
      int last = isRowWithCardNumber(groups.get(first).digits()) ? first : -1;
      for (int i = first; i < groups.size(); i++) {
        String more = groups.get(i).digits();
        if (number.length() + more.length() > LONGEST) {
          break;
        }
        number.append(more);
        anyGroups &= i == first || !groups.get(i).apart();
        if (number.length() >= SHORTEST
            && (anyGroups || isPrinted(first, i))
            && isCardNumber(number)) {
          last = i;
        }
      }
      return last;
    }

    /** Whether these are the groups of a card, and not some numbers of a longer list. */
    private boolean isPrinted(int first, int last) {
      int count = last - first + 1;
      if (count > MOST_PRINTED
          || !PRINTED.contains(
              groups.subList(first, last + 1).stream()
                  .map(group -> group.digits().length())
                  .toList())) {
        return false;
      }
      int begun = first;
      while (begun > 0 && groups.get(begun).apart() && count <= MOST_PRINTED) {
        begun--;
        count++;
      }
      int next = last + 1;
      while (next < groups.size() && groups.get(next).apart() && count <= MOST_PRINTED) {
        next++;
        count++;
      }
      return count <= MOST_PRINTED;
    }

    /** The next character, after unescaping if this is wanted. */
    private int next() {
      if (unescaped) {
        int escaped =
            switch (text.charAt(position)) {
              case '\\' -> backslash();
              case '%' -> percent();
              case '&' -> entity();
              case '=' -> quoted();
              case '<' -> tag();
              default -> -1;
            };
        if (escaped >= 0) {
          return escaped;
        }
      }
      int character = text.codePointAt(position);
      position = Math.min(end, position + Character.charCount(character));
      return character;
    }

    /** As in JSON, however often it is escaped. */
    private int backslash() {
      int behind = position;
      while (behind < end && text.charAt(behind) == '\\') {
        behind++;
      }
      position = behind;
      if (behind == end) {
        return '\\';
      }
      char escaped = text.charAt(behind);
      if (escaped == 'u') {
        int character = hexadecimal(behind + 1, 4);
        if (character >= 0) {
          position = behind + 5;
          return character;
        }
      }
      if ("bfnrt".indexOf(escaped) >= 0) {
        position = behind + 1;
        return ' ';
      }
      if ("\"'/".indexOf(escaped) >= 0) {
        position = behind + 1;
        return escaped;
      }
      return '\\';
    }

    /** As in a URL, in UTF-8, however often it is escaped; -1 if nothing is. */
    private int percent() {
      int at = position + 1;
      while (text.startsWith("25", at) && hexadecimal(at + 2, 2) >= 0) {
        at += 2;
      }
      int first = hexadecimal(at, 2);
      if (first < 0) {
        return -1;
      }
      position = at + 2;
      int following = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
      int character = following == 0 ? first : first & (0x3F >> following);
      at = position;
      for (int i = 0; i < following; i++) {
        int next = at < end && text.charAt(at) == '%' ? hexadecimal(at + 1, 2) : -1;
        if ((next >> 6) != 0b10) {
          return first;
        }
        character = (character << 6) | (next & 0x3F);
        at += 3;
      }
      position = at;
      return Character.isValidCodePoint(character) ? character : first;
    }

    /** As in an email, quoted-printable; -1 if nothing is. */
    private int quoted() {
      int character = hexadecimal(position + 1, 2);
      if (character >= 0) {
        position += 3;
      }
      return character;
    }

    /** As in HTML, by name or number, however often it is escaped; -1 if nothing is. */
    private int entity() {
      int from = position + 1;
      while (text.startsWith("amp;", from)) {
        from += 4;
      }
      if (from >= end) {
        return -1;
      }
      int behind = from;
      while (behind < Math.min(end, from + LONGEST_ENTITY) && isPartOfEntity(behind)) {
        behind++;
      }
      String name = text.substring(from, behind);
      boolean isClosed = behind < end && text.charAt(behind) == ';';
      int character = name.startsWith("#") ? numbered(name.substring(1)) : -1;
      if (isClosed && character < 0) {
        character = named(name);
      }
      if (character >= 0) {
        position = isClosed ? behind + 1 : behind;
      }
      return character;
    }

    private boolean isPartOfEntity(int at) {
      char character = text.charAt(at);
      return character == '#' || beginsName(character) || (character >= '0' && character <= '9');
    }

    private static int named(String name) {
      return BLANK_ENTITIES.contains(name) ? ' ' : -1;
    }

    private static int numbered(String number) {
      boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
      try {
        int character =
            hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(character) ? character : -1;
      } catch (NumberFormatException _) {
        return -1;
      }
    }

    /** A tag of HTML or XML: a line break as a blank, others as punctuation; -1 if it is none. */
    private int tag() {
      int name = text.startsWith("/", position + 1) ? position + 2 : position + 1;
      if (name >= end || !beginsName(text.charAt(name))) {
        return -1;
      }
      int closing = text.indexOf('>', name, Math.min(end, name + LONGEST_TAG));
      if (closing < 0) {
        return -1;
      }
      position = closing + 1;
      return text.regionMatches(true, name, "br", 0, 2) ? ' ' : '>';
    }

    private static boolean beginsName(char character) {
      return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
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

    // Enclosed digits have no other way to tell their value. A to Z do not come here.
    @SuppressWarnings("CharacterGetNumericValue")
    private static int digit(int character) {
      if (character < 0x80) {
        return character >= '0' && character <= '9' ? character - '0' : -1;
      }
      int type = Character.getType(character);
      if (type != Character.DECIMAL_DIGIT_NUMBER && type != Character.OTHER_NUMBER) {
        return -1;
      }
      int value = Character.getNumericValue(character);
      return value <= 9 ? value : -1;
    }

    private static Separator separator(int character) {
      if (isUsual(character)) {
        return Separator.ANY_GROUPS;
      }
      if (Character.isAlphabetic(character)) {
        return Separator.NONE;
      }
      if (character < 0x80) {
        return Separator.PRINTED_GROUPS;
      }
      String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
      return isUsual(plain.codePointAt(0)) ? Separator.ANY_GROUPS : Separator.PRINTED_GROUPS;
    }

    private static boolean isUsual(int character) {
      if (SEPARATORS.indexOf(character) >= 0
          || BLANK.indexOf(character) >= 0
          || Character.isWhitespace(character)) {
        return true;
      }
      return switch (Character.getType(character)) {
        case Character.SPACE_SEPARATOR,
            Character.CONTROL,
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
