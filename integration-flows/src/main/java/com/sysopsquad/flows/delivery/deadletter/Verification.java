package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sender of a message about a queue is responsible for that queue, according to the
 * broker.
 */
final class Verification {

  /** The quantum that sets such a message aside. */
  private static final String OPERATIONS = "operations";

  private Verification() {}

  /**
   * Whether the user sends to or receives from this queue of a conversation. If the queue does not
   * exist, which is why a message could not be sent, it belongs to nobody else.
   */
  static boolean isOwn(String queue, @Nullable String user) {
    if (user == null || !isConversation(queue)) {
      return false;
    }
    return Queues.LIST.stream()
        .filter(known -> known.name().equals(queue))
        .allMatch(known -> isOf(known, user));
  }

  /** Whether the user may send to this queue of a conversation. */
  static boolean maySend(String queue, @Nullable String user) {
    return user != null
        && Queues.LIST.stream()
            .anyMatch(known -> known.name().equals(queue) && known.senders().contains(user));
  }

  private static boolean isOf(Queue queue, String user) {
    return !Queues.isOperations(user)
        && (queue.senders().contains(user) || queue.receivers().contains(user));
  }

  private static boolean isConversation(String queue) {
    return !queue.equals(Queues.DEAD_LETTER) && !queue.equals(Queues.OVERSIZED);
  }

  /**
   * A dead letter of the message itself, on the queue where it was found. It has a new id, so that
   * it does not replace another one.
   *
   * @param claimed the queue that it claims to be about
   */
  static DeadLettered unverified(ReceivedMessage message, String claimed) {
    String sender = message.sender();
    String text =
        sender == null
            ? "The broker does not report who sent it, so it is unknown whether the sender may report failures of %s."
                .formatted(claimed)
            : "It was sent by broker user %s, but %s is not a queue of that quantum."
                .formatted(sender, claimed);
    UUID own =
        UUID.nameUUIDFromBytes(
            (message.id() + "|" + sender + "|" + claimed).getBytes(StandardCharsets.UTF_8));
    Secrecy secrecy = Queues.CONFIDENTIAL.contains(claimed) ? Secrecy.DESTROYED : Secrecy.MASKED;
    return new DeadLetterWriter(OPERATIONS, secrecy)
        .write(
            message.withId(own),
            new Failure(
                true,
                DeadLettered.UNVERIFIED,
                text + " It is kept for information and is never resent.",
                "",
                "",
                1,
                message.receivedAt(),
                message.receivedAt()));
  }
}
