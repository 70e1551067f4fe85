package com.sysopsquad.flows.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to send, from the customer quantum to itself; one that somebody waits for has a queue
 * of its own.
 *
 * @param notificationId names this e-mail for ever; its Message-ID comes from it
 * @param address to whom
 * @param heading the e-mail's subject line
 * @param text plain text
 * @param invoiceNumber of the customer's invoice whose document is attached when the e-mail is
 *     sent; null: nothing is attached
 */
@MessageType(
    value = "com.sysopsquad.notification.queued",
    queue = Queues.NOTIFICATION,
    alsoOn = Queues.EMAIL_AWAITED)
public record NotificationQueued(
    UUID notificationId,
    UUID customerId,
    String address,
    @FreeText String heading,
    @FreeText String text,
    @Nullable String invoiceNumber)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }

  /** Says neither to whom nor what, so that neither reaches a log. */
  @Override
  public String toString() {
    return "notification " + notificationId;
  }
}
