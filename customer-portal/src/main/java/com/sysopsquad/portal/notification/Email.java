package com.sysopsquad.portal.notification;

import com.sysopsquad.portal.account.Preferences.OptionalEmails;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an email to a customer, in any language.
 *
 * @param reference what it is about; there is one email for each kind and reference
 * @param code code of the texts, such as {@code email.invoice}: {@code email.invoice.heading} is
 *     the subject line, {@code email.invoice.text} comes between greeting and signature
 * @param arguments arguments of both: texts, {@link com.sysopsquad.flows.pricing.Money}, {@link
 *     com.sysopsquad.flows.pricing.BillingPeriod}, or further messages, each formatted for the
 *     reader; or a {@link java.util.function.Supplier} of one, which is called when the email is
 *     written, and not if its customer has opted out
 * @param invoiceNumber number of the customer's invoice whose document is attached
 * @param thread what further emails are about too, such as a ticket: mail programs group them
 */
public record Email(
    Kind kind,
    UUID reference,
    UUID customerId,
    String code,
    List<Object> arguments,
    @Nullable String invoiceNumber,
    @Nullable UUID thread) {

  /** What an email is about. */
  public enum Kind {
    INVOICE,
    /** A payment that failed, or one that billing has corrected. */
    PAYMENT_PROBLEM,
    TICKET,
    /** Someone, perhaps a stranger, has requested a link. */
    LINK,
    /** What has happened to the account. */
    SECURITY;

    /** The preference with which a customer can opt out of it; null if it is always sent. */
    @Nullable OptionalEmails optional() {
      return switch (this) {
        case INVOICE -> OptionalEmails.INVOICES;
        case TICKET -> OptionalEmails.TICKETS;
        case PAYMENT_PROBLEM, LINK, SECURITY -> null;
      };
    }

    /** Whether someone is waiting for it, or must be warned: it is sent before all others. */
    boolean awaited() {
      return this == LINK || this == SECURITY;
    }
  }

  /** An email with nothing attached. */
  public static Email of(
      Kind kind, UUID reference, UUID customerId, String code, Object... arguments) {
    return new Email(kind, reference, customerId, code, List.of(arguments), null, null);
  }

  /**
   * The same each time that it is written: after a restore, an email that was already sent has the
   * same Message-ID, by which mail programs recognize it.
   */
  UUID id() {
    return UUID.nameUUIDFromBytes((kind + " " + reference).getBytes(StandardCharsets.UTF_8));
  }

  /** The email with the document of this invoice attached. */
  public Email withInvoice(String number) {
    return new Email(kind, reference, customerId, code, arguments, number, thread);
  }

  /** The thread of the payment for a period of a plan: its invoice, and earlier problems. */
  public static UUID ofPeriod(UUID planId, LocalDate start) {
    return UUID.nameUUIDFromBytes((planId + " " + start).getBytes(StandardCharsets.UTF_8));
  }

  /** The email grouped with all others about the same matter. */
  public Email inThread(UUID matter) {
    return new Email(kind, reference, customerId, code, arguments, invoiceNumber, matter);
  }
}
