package com.sysopsquad.portal.account;

/** Plain text that a customer typed. */
final class Words {

  /**
   * The text without surrounding blanks.
   *
   * @throws IllegalArgumentException if nothing is left, it is too long or holds control characters
   */
  static String required(String what, String text, int longest) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("Please fill in the " + what + ".");
    }
    if (stripped.length() > longest) {
      throw new IllegalArgumentException(
          "The " + what + " must not be longer than " + longest + " characters.");
    }
    if (stripped.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The " + what + " must be a single line of text.");
    }
    return stripped;
  }

  private Words() {}
}
