package com.sysopsquad.portal.notification;

import java.util.UUID;

/**
 * What to tell a customer by e-mail.
 *
 * @param reference what it is about; a customer is told once of each kind and reference
 * @param heading the subject line
 * @param text without greeting and signature
 */
public record Letter(Kind kind, UUID reference, UUID customerId, String heading, String text) {

  /** What a letter is about. */
  public enum Kind {
    INVOICE,
    PAYMENT_PROBLEM,
    TICKET,
    /** Somebody, perhaps a stranger, has asked for a link. */
    LINK,
    /** What has happened to the account. */
    SECURITY
  }
}
