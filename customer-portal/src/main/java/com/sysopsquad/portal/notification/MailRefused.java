package com.sysopsquad.portal.notification;

/** The mail server does not take this e-mail, while it takes others. */
final class MailRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailRefused(String reason, Throwable cause) {
    super("The mail server refused the e-mail: " + reason, cause);
  }
}
