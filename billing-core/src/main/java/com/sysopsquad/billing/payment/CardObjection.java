package com.sysopsquad.billing.payment;

/** What a provider has against a card, in words for the customer; the name goes with them. */
public enum CardObjection {
  NUMBER_INCORRECT("The card number is not correct."),
  EXPIRY_INCORRECT("The card has expired, or its expiry date is not correct."),
  SECURITY_CODE_INCORRECT("The security code is not correct."),
  INSUFFICIENT_FUNDS("The card has not enough funds."),
  CONFIRMATION_WANTED("Your bank wants you to confirm this card. Please hand in another card."),
  NOT_SUPPORTED("We cannot charge this kind of card. Please hand in another card."),
  DECLINED("Your bank declined the card. Please hand in another card.");

  private final String words;

  CardObjection(String words) {
    this.words = words;
  }

  /** Plain English. */
  public String words() {
    return words;
  }
}
