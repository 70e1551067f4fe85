package com.sysopsquad.billing.card;

/** Why billing itself rejects a card, with a text for the customer; the name is sent along. */
public enum Refusal {
  UNREADABLE("We could not read the card that your browser sent. Enter it again."),
  TOO_LATE("It took too long for the card to reach us. Enter it again."),
  USED_BEFORE("We already received this entry. Enter the card again."),
  NUMBER_INVALID("The card number is invalid. Check it and enter the card again."),
  SECURITY_CODE_INVALID("The security code is invalid. Check it and enter the card again."),
  CARD_EXPIRED("The card has expired. Use a different card."),
  GIVEN_UP("Something went wrong on our side. Enter the card again."),
  NOT_KNOWN("We no longer have this card. Add it again.");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** The text for the customer. */
  public String words() {
    return words;
  }
}
