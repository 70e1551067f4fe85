package com.sysopsquad.billing.correction;

/** Billing does not know this customer, bill or correction. */
public class NothingToCorrect extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingToCorrect(String message) {
    super(message);
  }
}
