package com.sysopsquad.jobs.contractsync;

import java.math.BigDecimal;

/**
 * Totals that must be the same on both sides.
 *
 * @param monthlyMinor the sum of all prices, whatever their currency
 */
record ControlTotals(long contracts, long prices, BigDecimal monthlyMinor) {

  ControlTotals plus(ControlTotals other) {
    return new ControlTotals(
        contracts + other.contracts, prices + other.prices, monthlyMinor.add(other.monthlyMinor));
  }

  @Override
  public String toString() {
    return "%d contracts and %d prices that add up to %s"
        .formatted(contracts, prices, monthlyMinor.toPlainString());
  }
}
