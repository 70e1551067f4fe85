package com.sysopsquad.portal.notification;

/** The mail server does not take this e-mail, while it takes others. */
final class EmailRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmailRefused(String reason, Throwable cause) {
    super("The mail server refused the e-mail: " + reason, cause);
  }
}
