package com.sysopsquad.portal.notification;

import com.sysopsquad.portal.account.Preferences.OptionalEmails;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to tell a customer by e-mail, in whichever language.
 *
 * @param reference what it is about; a customer is told once of each kind and reference
 * @param code of the texts, such as {@code email.invoice}: {@code email.invoice.heading} is the
 *     subject line, {@code email.invoice.text} comes between greeting and signature
 * @param arguments of both: texts, {@link com.sysopsquad.flows.pricing.Money}, {@link
 *     com.sysopsquad.flows.pricing.BillingPeriod}, or further messages, each written as the reader
 *     is used to; or a {@link java.util.function.Supplier} of one, which is asked when the e-mail
 *     is written, and not if its customer does without
 * @param invoiceNumber of the customer's invoice whose document goes with it
 * @param thread what further e-mails are about too, such as a ticket: mail programs show them
 *     together
 */
public record Email(
    Kind kind,
    UUID reference,
    UUID customerId,
    String code,
    List<Object> arguments,
    @Nullable String invoiceNumber,
    @Nullable UUID thread) {

  /** What an e-mail is about. */
  public enum Kind {
    INVOICE,
    PAYMENT_PROBLEM,
    TICKET,
    /** Somebody, perhaps a stranger, has asked for a link. */
    LINK,
    /** What has happened to the account. */
    SECURITY;

    /** Which preference of the customer stands against it; null: it always goes. */
    @Nullable OptionalEmails optional() {
      return switch (this) {
        case INVOICE -> OptionalEmails.INVOICES;
        case TICKET -> OptionalEmails.TICKETS;
        case PAYMENT_PROBLEM, LINK, SECURITY -> null;
      };
    }

    /** Whether somebody waits for it, or must be warned: it goes before all others. */
    boolean awaited() {
      return this == LINK || this == SECURITY;
    }
  }

  /** An e-mail with nothing attached. */
  public static Email of(
      Kind kind, UUID reference, UUID customerId, String code, Object... arguments) {
    return new Email(kind, reference, customerId, code, List.of(arguments), null, null);
  }

  /** The e-mail together with the document of this invoice. */
  public Email withInvoice(String number) {
    return new Email(kind, reference, customerId, code, arguments, number, thread);
  }

  /** The thread of what is paid for a period of a plan: its invoice, and problems before it. */
  public static UUID ofPeriod(UUID planId, LocalDate start) {
    return UUID.nameUUIDFromBytes((planId + " " + start).getBytes(StandardCharsets.UTF_8));
  }

  /** The e-mail together with all others on the same matter. */
  public Email inThread(UUID matter) {
    return new Email(kind, reference, customerId, code, arguments, invoiceNumber, matter);
  }
}
