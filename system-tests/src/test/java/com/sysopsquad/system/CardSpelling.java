package com.sysopsquad.system;

import java.util.List;
import java.util.stream.Collectors;

/** How people and programs write card numbers in text. */
enum CardSpelling {
  PLAIN(""),
  SPACES(" "),
  DASHES("-"),
  DOTS("."),
  SLASHES("/"),
  NO_BREAK_SPACES("\u00a0"),
  DOUBLE_BLANKS("  "),
  UNDERSCORES("_"),
  FULL_WIDTH("", '\uff10'),
  ARABIC_INDIC(" ", '\u0660'),
  /** Within JSON these are blanks; elsewhere the escapes themselves are the text. */
  JSON_ESCAPES("\\u0020"),
  /** In the groups of American Express. */
  FOUR_SIX_FIVE(" ");

  private static final int AMERICAN_EXPRESS = 15;

  private final String separator;
  private final char zero;

  CardSpelling(String separator) {
    this(separator, '0');
  }

  CardSpelling(String separator, char zero) {
    this.separator = separator;
    this.zero = zero;
  }

  /** The number in this spelling. */
  String of(String number) {
    return groups(number).stream().map(this::digits).collect(Collectors.joining(separator));
  }

  /** The groups in which the number stands on its card. */
  static List<String> groups(String number) {
    return number.length() == AMERICAN_EXPRESS
        ? List.of(number.substring(0, 4), number.substring(4, 10), number.substring(10))
        : List.of(
            number.substring(0, 4),
            number.substring(4, 8),
            number.substring(8, 12),
            number.substring(12));
  }

  private String digits(String group) {
    return group
        .chars()
        .mapToObj(digit -> String.valueOf((char) (digit - '0' + zero)))
        .collect(Collectors.joining());
  }
}
