package com.sysopsquad.flows.pricing;

/**
 * The price of a part of a period, by days. The parts of a period add up to its price exactly,
 * however it is divided: each part is the difference of two rounded sums since the period's start.
 */
final class Proration {

  private Proration() {}

  /**
   * What the part costs.
   *
   * @throws IllegalArgumentException if the part is not within the period
   */
  public static Money of(Money price, BillingPeriod full, BillingPeriod part) {
    if (part.start().isBefore(full.start()) || part.end().isAfter(full.end())) {
      throw new IllegalArgumentException("%s is not a part of %s".formatted(part, full));
    }
    long before = full.days() - new BillingPeriod(part.start(), full.end()).days();
    return price.share(before + part.days(), full.days()).minus(price.share(before, full.days()));
  }
}
