package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.integration.core.GenericTransformer;

/**
 * Makes dead letters of messages that the broker itself has given up. The queue that a message
 * names counts only if its sender may send there.
 */
public final class UndeliveredReader
    implements GenericTransformer<List<ReceivedMessage>, List<DeadLettered>> {

  /** Who gave up the message, if nothing more is known. */
  private static final String BROKER = "broker";

  private static final String ORIGINAL_QUEUE = "_AMQ_ORIG_QUEUE";
  private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";
  private static final String EXPIRED_AT = "_AMQ_ACTUAL_EXPIRY";

  private final DeadLetterWriter masking = new DeadLetterWriter(BROKER, Secrecy.MASKED);
  private final DeadLetterWriter destroying = new DeadLetterWriter(BROKER, Secrecy.DESTROYED);

  @Override
  public List<DeadLettered> transform(List<ReceivedMessage> messages) {
    return messages.stream().map(this::deadLetter).toList();
  }

  private DeadLettered deadLetter(ReceivedMessage undelivered) {
    Map<String, String> headers = undelivered.headers();
    String origin = origin(undelivered);
    if (!Verification.maySend(origin, undelivered.sender())) {
      return Verification.unverified(undelivered, origin);
    }
    ReceivedMessage original =
        new ReceivedMessage(
            UUID.fromString(headers.getOrDefault(WireFormat.ID, undelivered.id().toString())),
            origin,
            undelivered.type(),
            undelivered.version(),
            undelivered.subject(),
            undelivered.sentAt(),
            undelivered.receivedAt(),
            headers,
            undelivered.body());
    DeadLetterWriter writer = Queues.CONFIDENTIAL.contains(origin) ? destroying : masking;
    return writer.write(original, failure(headers, undelivered.receivedAt()));
  }

  /** Artemis says this in its own headers; with other brokers, it is where the sender sent it. */
  private static String origin(ReceivedMessage undelivered) {
    return Stream.of(ORIGINAL_QUEUE, ORIGINAL_ADDRESS, WireFormat.DESTINATION)
        .map(undelivered.headers()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(undelivered.queue());
  }

  private static Failure failure(Map<String, String> headers, Instant at) {
    return headers.containsKey(EXPIRED_AT)
        ? Failure.ofBroker("Expired", "It expired in its queue", at)
        : Failure.ofBroker("Undelivered", "The broker gave up after the last delivery", at);
  }
}
