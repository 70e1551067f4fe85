package com.sysopsquad.billing.bill.run;

/**
 * The progress of a run; {@code bills} is the sum of the others.
 *
 * @param bills frozen
 * @param paid charged and invoiced
 * @param declined not paid: declined, waiting for the customer, or without a card to charge
 * @param unknown open at the provider: pending, throttled, or the answer was lost
 * @param parked waiting for a person
 * @param voided nothing is owed anymore, or another run bills it
 * @param due not yet charged
 */
public record RunProgress(
    long bills, long paid, long declined, long unknown, long parked, long voided, long due) {

  /** A run without bills. */
  public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0, 0, 0);
}
