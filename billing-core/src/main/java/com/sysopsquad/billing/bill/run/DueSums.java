package com.sysopsquad.billing.bill.run;

import java.util.List;

/**
 * Totals of bills. Each bill is charged, or has no card, no price, or nothing to pay.
 *
 * @param bills all of them
 * @param withoutCard have a price, but no card that could pay
 * @param withoutPrice have no price, since it could not be computed
 * @param nothingToPay cost nothing
 * @param earlier are for a period that began before the day; these also count in the other totals
 * @param charges what would be charged, one entry per currency
 * @param reasons why there is no price, most frequent first
 */
public record DueSums(
    long bills,
    long withoutCard,
    long withoutPrice,
    long nothingToPay,
    long earlier,
    List<Charges> charges,
    List<Reason> reasons) {

  /** Keeps copies. */
  public DueSums {
    charges = List.copyOf(charges);
    reasons = List.copyOf(reasons);
  }

  /** How many bills would be charged, in all currencies. */
  public long charged() {
    return charges.stream().mapToLong(Charges::count).sum();
  }

  /** What would be charged in one currency, in minor units. */
  public record Charges(
      String currency, long count, long netMinor, long taxMinor, long totalMinor) {}

  /** A reason why bills have no price, with their number. */
  public record Reason(String why, long bills) {}
}
