package com.sysopsquad.billing.hold;

/** Billing is on hold, so nothing is charged. */
public class BillingOnHold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BillingOnHold(Hold hold) {
    super(hold.sentence());
  }
}
