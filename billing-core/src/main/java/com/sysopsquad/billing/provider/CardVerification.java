package com.sysopsquad.billing.provider;

import java.time.YearMonth;

/** The provider's answer about a card that a customer added. */
public sealed interface CardVerification {

  /** The card may be charged with its token {@code providerMethod}. */
  record Verified(
      String providerCustomer,
      String providerMethod,
      String brand,
      String lastFour,
      YearMonth expiry)
      implements CardVerification {}

  /**
   * The card is rejected.
   *
   * @param code the provider's
   */
  record Refused(String code, CardObjection objection) implements CardVerification {}
}
