package com.sysopsquad.portal.account;

/** Plain text that a customer typed. */
final class Words {

  /**
   * The text without surrounding blanks.
   *
   * @param what the end of the codes of its texts, such as {@code name}
   * @throws WrongDetails if nothing is left, it is too long or holds characters that nobody sees
   */
  static String required(String what, String text, int longest) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new WrongDetails("account.missing-" + what);
    }
    if (stripped.length() > longest) {
      throw new WrongDetails("account.long-" + what, longest);
    }
    if (stripped.codePoints().anyMatch(Words::isUnseen)) {
      throw new WrongDetails("account.unseen-" + what);
    }
    return stripped;
  }

  /** What breaks lines, turns the direction of writing or stands for no character at all. */
  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default ->
          (character >= 0x202A && character <= 0x202E)
              || (character >= 0x2066 && character <= 0x2069);
    };
  }

  private Words() {}
}
