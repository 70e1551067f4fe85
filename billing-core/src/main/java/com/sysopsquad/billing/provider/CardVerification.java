package com.sysopsquad.billing.provider;

import java.time.YearMonth;

/** What the provider says of a card that was handed in. */
public sealed interface CardVerification {

  /** The card may be charged by its token {@code providerMethod}. */
  record Verified(
      String providerCustomer,
      String providerMethod,
      String brand,
      String lastFour,
      YearMonth expiry)
      implements CardVerification {}

  /**
   * The card is no good.
   *
   * @param code the provider's
   */
  record Refused(String code, CardObjection objection) implements CardVerification {}
}
