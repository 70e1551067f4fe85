package com.sysopsquad.portal.display;

/** Characters that a single line of text must not contain. */
public final class UnseenCharacters {

  /**
   * Whether the text has line breaks, changes the direction of writing or contains invalid
   * characters.
   */
  public static boolean in(String text) {
    return text.codePoints().anyMatch(UnseenCharacters::isOne);
  }

  /** Whether the text has characters that change the direction of writing. */
  public static boolean turn(String text) {
    return text.codePoints().anyMatch(UnseenCharacters::turns);
  }

  private static boolean turns(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static boolean isOne(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      // A character that this Java version does not know may be a newer emoji.
      case Character.UNASSIGNED ->
          (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
      default -> turns(character);
    };
  }

  private UnseenCharacters() {}
}
