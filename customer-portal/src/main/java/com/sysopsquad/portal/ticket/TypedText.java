package com.sysopsquad.portal.ticket;

import java.util.regex.Pattern;

/** Text as customers type it, without what nobody can see and the database cannot keep. */
final class TypedText {

  // Controls but tab and line feed, halves of characters, and what turns the direction of all that
  // follows.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern BREAKS = Pattern.compile("\\R");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** The text in a single line. */
  static String line(String typed) {
    return UNSEEN.matcher(BLANKS.matcher(typed).replaceAll(" ")).replaceAll("").strip();
  }

  /** The text with its lines, however the browser ends them. */
  static String lines(String typed) {
    return UNSEEN.matcher(BREAKS.matcher(typed).replaceAll("\n")).replaceAll("").strip();
  }

  /**
   * The text, if it is not too long.
   *
   * @throws TicketNotPossible with this code otherwise
   */
  static String fitting(String text, int longest, String tooLong) {
    if (text.length() > longest) {
      throw new TicketNotPossible(tooLong, longest);
    }
    return text;
  }

  private TypedText() {}
}
