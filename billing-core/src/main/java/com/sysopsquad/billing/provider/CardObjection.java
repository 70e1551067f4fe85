package com.sysopsquad.billing.provider;

/** Why a provider rejects a card, with a text for the customer; the name is sent along. */
public enum CardObjection {
  NUMBER_INCORRECT("The card number is incorrect."),
  EXPIRY_INCORRECT("The card has expired, or its expiration date is incorrect."),
  SECURITY_CODE_INCORRECT("The security code is incorrect."),
  INSUFFICIENT_FUNDS("The card has insufficient funds."),
  CONFIRMATION_WANTED("Your bank requires you to confirm this card. Add a different card."),
  NOT_SUPPORTED("We cannot charge this type of card. Add a different card."),
  DECLINED("Your bank declined the card. Add a different card.");

  private final String words;

  CardObjection(String words) {
    this.words = words;
  }

  /** Plain English. */
  public String words() {
    return words;
  }
}
