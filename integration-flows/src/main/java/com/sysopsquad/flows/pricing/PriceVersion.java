package com.sysopsquad.flows.pricing;

import java.time.LocalDate;

/** What a contract costs per month for periods that begin on or after a day. */
public record PriceVersion(String contractCode, LocalDate effectiveFrom, Money monthly) {

  /** Rejects a negative price. */
  public PriceVersion {
    if (monthly.minor() < 0) {
      throw new IllegalArgumentException(
          "Contract %s cannot cost %s".formatted(contractCode, monthly));
    }
  }
}
