package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.Refusal;

/** A card number with a valid check digit; it shows only its last four digits. */
final class CardNumber {

  private final String digits;

  private CardNumber(String digits) {
    this.digits = digits;
  }

  /**
   * The number as typed, with or without blanks and hyphens.
   *
   * @throws CardRefused if it is not a card number
   */
  static CardNumber of(String typed) {
    String digits = typed.replaceAll("[ -]", "");
    if (!digits.matches("[0-9]{12,19}") || !checksOut(digits)) {
      throw new CardRefused(Refusal.NUMBER_INVALID);
    }
    return new CardNumber(digits);
  }

  /** The plain digits, only for the provider and the vault. */
  String reveal() {
    return digits;
  }

  @Override
  public String toString() {
    return "•••• " + digits.substring(digits.length() - 4);
  }

  /** Luhn's check: every second digit from the right counts twice. */
  private static boolean checksOut(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
