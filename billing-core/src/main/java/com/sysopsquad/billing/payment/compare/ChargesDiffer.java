package com.sysopsquad.billing.payment.compare;

/**
 * The provider's charges and this database differ in a way that no program can resolve: nothing is
 * charged until a person has checked.
 */
class ChargesDiffer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a text that says what differs and what to do. */
  ChargesDiffer(String message) {
    super(message);
  }
}
