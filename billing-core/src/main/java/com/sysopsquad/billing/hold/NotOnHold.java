package com.sysopsquad.billing.hold;

/** Billing is not on hold, so there is nothing to release. */
public class NotOnHold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotOnHold() {
    super("Billing is not on hold. There is nothing to release.");
  }
}
