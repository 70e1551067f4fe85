package com.sysopsquad.portal.account;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.display.UnseenCharacters;

/** Plain text that a customer typed. */
final class RequiredText {

  /**
   * The text without surrounding blanks.
   *
   * @param what suffix of the codes of its texts, such as {@code name}
   * @throws WrongDetails if nothing is left, if it is too long, or if it contains invisible
   *     characters or a card number
   */
  static String of(String what, String text, int longest) {
    String stripped = TypedText.stripped(text);
    if (stripped.isEmpty()) {
      throw new WrongDetails("account.missing-" + what);
    }
    if (TypedText.isLonger(stripped, longest)) {
      throw new WrongDetails("account.long-" + what, longest);
    }
    if (UnseenCharacters.turn(stripped)) {
      throw new WrongDetails("page.direction");
    }
    if (UnseenCharacters.in(stripped)) {
      throw new WrongDetails("account.unseen-" + what);
    }
    if (CardNumbers.in(stripped)) {
      throw new WrongDetails("page.card-number");
    }
    return stripped;
  }

  private RequiredText() {}
}
