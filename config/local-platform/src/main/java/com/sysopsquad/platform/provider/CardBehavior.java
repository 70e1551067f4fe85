package com.sysopsquad.platform.provider;

import static com.sysopsquad.platform.provider.Outcome.APPROVED;

import java.util.Map;

/**
 * What happens to a card when it is verified and when it is charged without its holder; recognized
 * by the provider's test numbers.
 */
enum CardBehavior {
  GOOD(APPROVED, APPROVED),
  DECLINED(Outcome.GENERIC_DECLINE, Outcome.GENERIC_DECLINE),
  DECLINED_WHEN_CHARGED(APPROVED, Outcome.GENERIC_DECLINE),
  FRAUDULENT_WHEN_CHARGED(APPROVED, Outcome.FRAUDULENT),
  INSUFFICIENT_FUNDS(APPROVED, Outcome.INSUFFICIENT_FUNDS),
  VELOCITY_EXCEEDED(APPROVED, Outcome.VELOCITY_EXCEEDED),
  PROCESSING_ERROR(APPROVED, Outcome.PROCESSING_ERROR),
  LOST(Outcome.LOST_CARD, Outcome.LOST_CARD),
  STOLEN(Outcome.STOLEN_CARD, Outcome.STOLEN_CARD),
  EXPIRED(Outcome.EXPIRED_CARD, Outcome.EXPIRED_CARD),
  INCORRECT_CVC(Outcome.INCORRECT_CVC, Outcome.INCORRECT_CVC),
  AUTHENTICATION_WHEN_CHARGED(APPROVED, Outcome.AUTHENTICATION_REQUIRED),
  AUTHENTICATION_ALWAYS(Outcome.AUTHENTICATION_REQUIRED, Outcome.AUTHENTICATION_REQUIRED),
  NOT_A_TEST_CARD(Outcome.NOT_A_TEST_CARD, Outcome.NOT_A_TEST_CARD);

  private static final Map<String, CardBehavior> TEST_NUMBERS =
      Map.ofEntries(
          Map.entry("4000000000000002", DECLINED),
          Map.entry("4000000000000341", DECLINED_WHEN_CHARGED),
          Map.entry("4000000000009995", INSUFFICIENT_FUNDS),
          Map.entry("4000000000006975", VELOCITY_EXCEEDED),
          Map.entry("4000000000000119", PROCESSING_ERROR),
          Map.entry("4000000000009987", LOST),
          Map.entry("4000000000009979", STOLEN),
          Map.entry("4000000000000069", EXPIRED),
          Map.entry("4000000000000127", INCORRECT_CVC),
          Map.entry("4100000000000019", FRAUDULENT_WHEN_CHARGED),
          Map.entry("4000002500003155", AUTHENTICATION_WHEN_CHARGED),
          Map.entry("4000002760003184", AUTHENTICATION_WHEN_CHARGED),
          Map.entry("4000000000003220", AUTHENTICATION_ALWAYS),
          Map.entry("4000003800000446", GOOD),
          Map.entry("4000056655665556", GOOD),
          Map.entry("5555555555554444", GOOD),
          Map.entry("2223003122003222", GOOD),
          Map.entry("5200828282828210", GOOD),
          Map.entry("5105105105105100", GOOD),
          Map.entry("378282246310005", GOOD),
          Map.entry("371449635398431", GOOD),
          Map.entry("6011111111111117", GOOD),
          Map.entry("6011000990139424", GOOD),
          Map.entry("3056930009020004", GOOD),
          Map.entry("36227206271667", GOOD),
          Map.entry("3566002020360505", GOOD),
          Map.entry("6200000000000005", GOOD));

  /** Numbers with this prefix are good, so that there are as many good cards as a test needs. */
  private static final String GOOD_NUMBERS = "424242";

  private final Outcome verified;
  private final Outcome charged;

  CardBehavior(Outcome verified, Outcome charged) {
    this.verified = verified;
    this.charged = charged;
  }

  static CardBehavior ofNumber(String number) {
    if (number.startsWith(GOOD_NUMBERS)) {
      return GOOD;
    }
    return TEST_NUMBERS.getOrDefault(number, NOT_A_TEST_CARD);
  }

  static String brand(String number) {
    int two = Integer.parseInt(number.substring(0, 2));
    return switch (two / 10) {
      case 4 -> "visa";
      case 2, 5 -> "mastercard";
      case 3 -> two == 34 || two == 37 ? "amex" : two == 35 ? "jcb" : "diners";
      case 6 -> two == 62 ? "unionpay" : "discover";
      default -> "unknown";
    };
  }

  Outcome verified() {
    return verified;
  }

  Outcome charged() {
    return charged;
  }
}
