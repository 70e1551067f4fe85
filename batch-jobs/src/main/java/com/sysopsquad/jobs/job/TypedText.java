package com.sysopsquad.jobs.job;

import com.sysopsquad.flows.masking.CardNumbers;

/** Text that a person typed into operations. */
public final class TypedText {

  private TypedText() {}

  /**
   * Refuses a card number, before anything is stored.
   *
   * @param what how the message names the text, such as "The note"
   * @throws InvalidParameter if the text contains a card number
   */
  public static void refuseCardNumber(String what, String text) {
    if (CardNumbers.in(text)) {
      throw new InvalidParameter(what + " contains a card number. Remove it and try again.");
    }
  }
}
