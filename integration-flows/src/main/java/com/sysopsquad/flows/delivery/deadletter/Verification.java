package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.DeadLettered;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a queue is a matter of the one who sent a message about it, as the broker tells it. */
final class Verification {

  /** Who sets such a message aside. */
  private static final String OPERATIONS = "operations";

  private Verification() {}

  /**
   * Whether the user sends to or receives from this queue of a conversation. A queue that is not
   * there, to which a message was not sent for this reason, is nobody else's.
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
   * A dead letter of the message itself, on the queue where it was found. Its id is its own, so
   * that it takes the place of no other.
   *
   * @param claimed the queue that it claims to be about
   */
  static DeadLettered unverified(ReceivedMessage message, String claimed) {
    String sender = message.sender();
    String text =
        sender == null
            ? "The broker does not say who sent it, so nobody knows whether it may claim to be about %s."
                .formatted(claimed)
            : "User %s of the broker sent it, and %s is not a queue of that quantum."
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
                text + " It is kept so that you can see it, and is never sent again.",
                "",
                "",
                1,
                message.receivedAt(),
                message.receivedAt()));
  }
}
