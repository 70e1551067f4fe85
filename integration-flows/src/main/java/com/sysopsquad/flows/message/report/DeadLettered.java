package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that its receiver could not apply, with everything that explains why. It contains
 * nothing confidential: card numbers are masked, the body of a card registration is destroyed, and
 * that of an email does not leave its quantum.
 *
 * @param messageId the id of the failed message
 * @param quantum who failed to apply it
 * @param about subject of the failed message; empty if it had none
 * @param fingerprint the same for failures of one kind
 * @param headers all its properties
 * @param body its text, masked; null if it was destroyed, or if it stays with the quantum that gave
 *     up on the message
 * @param complete whether the body is exactly the text that was received, with nothing masked or
 *     cut
 */
@MessageType(value = "com.sysopsquad.delivery.dead-lettered", queue = Queues.DEAD_LETTER)
public record DeadLettered(
    UUID messageId,
    @Length(most = 100) String quantum,
    @Length(most = 500) String queue,
    @Length(most = 4_000) String type,
    @Within(least = 0, most = Short.MAX_VALUE) int version,
    @Length(most = 4_000) String about,
    Instant sentAt,
    @Length(most = 1_000) String causeClass,
    @Length(most = 20_000, masked = false) String causeText,
    @Length(most = 100_000, masked = false) String stack,
    @Length(most = 100) String fingerprint,
    @Within(least = 0) int attempts,
    Instant firstFailedAt,
    Instant lastFailedAt,
    @Length(most = 20_000, masked = false) Map<String, String> headers,
    @Length(most = 2_000_000, masked = false) @Nullable String body,
    boolean complete)
    implements DeliveryReport {

  /**
   * The cause class of what claims a queue that is not of its sender. It is shown and never sent.
   */
  public static final String UNVERIFIED = "UnverifiedSender";

  /** The cause class of what the broker refuses to take from its sender. */
  public static final String REFUSED = "RefusedByBroker";

  /** Copies the headers. */
  public DeadLettered {
    headers = Map.copyOf(headers);
  }

  @Override
  public String subject() {
    return messageId.toString();
  }
}
