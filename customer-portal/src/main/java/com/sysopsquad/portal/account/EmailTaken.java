package com.sysopsquad.portal.account;

/** There is already a customer with this email address. */
public final class EmailTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmailTaken() {
    super("There is already a customer with this email address. Please sign in instead.");
  }
}
