package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An email to send, from the customer quantum to itself; emails that someone is waiting for have a
 * queue of their own.
 *
 * @param notificationId permanent ID of this email; its Message-ID is derived from it
 * @param address to whom
 * @param heading the email's subject line
 * @param text plain text
 * @param invoiceNumber number of the customer's invoice that is attached when the email is sent;
 *     null if none is
 */
@MessageType(
    value = "com.sysopsquad.notification.queued",
    queue = Queues.NOTIFICATION,
    alsoOn = Queues.EMAIL_AWAITED)
public record NotificationQueued(
    UUID notificationId,
    UUID customerId,
    @Length(most = 4_100) String address,
    @Length(most = 4_000) String heading,
    @Length(most = 200_000) String text,
    @Length(most = 100) @Nullable String invoiceNumber)
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
