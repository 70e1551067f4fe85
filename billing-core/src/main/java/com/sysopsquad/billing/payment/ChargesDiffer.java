package com.sysopsquad.billing.payment;

/**
 * What the provider has charged and what this database knows differ in a way that no program can
 * settle: nothing is charged until a person has looked.
 */
public class ChargesDiffer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what differs and what to do. */
  public ChargesDiffer(String message) {
    super(message);
  }
}
