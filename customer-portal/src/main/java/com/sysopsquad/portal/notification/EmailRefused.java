package com.sysopsquad.portal.notification;

/** The mail server refuses this email, while it accepts others. */
final class EmailRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmailRefused(String reason, Throwable cause) {
    super("The mail server refused the email: " + reason, cause);
  }
}
