package com.sysopsquad.billing.correction;

/** A correction is not possible; the message says why. */
public class CorrectionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CorrectionRefused(String message) {
    super(message);
  }
}
