package com.sysopsquad.billing.desk;

/** An action at the billing desk is not possible now; the message says why. */
public class DeskRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeskRefused(String message) {
    super(message);
  }
}
