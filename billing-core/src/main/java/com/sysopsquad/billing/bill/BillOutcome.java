package com.sysopsquad.billing.bill;

/** The outcome of a bill. */
public enum BillOutcome {
  /** Charged and invoiced. */
  PAID,
  /** Declined, waiting for the customer, or without a card to charge. */
  DECLINED,
  /** Open at the provider. */
  UNKNOWN,
  /** Waits for a person. */
  PARKED,
  /** Not yet charged. */
  DUE
}
