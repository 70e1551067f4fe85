package com.sysopsquad.billing.card;

/** Why billing itself refuses a card, in words for the customer; the name goes with them. */
enum Refusal {
  UNREADABLE("We could not read the card that your browser sent. Please enter it again."),
  TOO_LATE("The card took too long to reach us. Please enter it again."),
  USED_BEFORE("This card was sent to us once already. Please enter it again."),
  NUMBER_INVALID("The card number is not valid. Please check it and enter the card again."),
  SECURITY_CODE_INVALID(
      "The security code is not valid. Please check it and enter the card again."),
  CARD_EXPIRED("The card has expired. Please use another card."),
  GIVEN_UP("Something went wrong with this card on our side. Please enter it again.");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
