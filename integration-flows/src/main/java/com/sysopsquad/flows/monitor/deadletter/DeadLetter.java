package com.sysopsquad.flows.monitor.deadletter;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that its receiver could not apply, as operations keeps it, with what is done about it.
 *
 * @param id increases with every dead letter
 * @param quantum the quantum that failed to apply it
 * @param fingerprint the same for failures of the same kind
 * @param body its text, masked; null if it was destroyed or is withheld
 * @param complete whether the body is the exact text: nothing masked, nothing cut
 * @param withheld whether its quantum keeps the body, which is masked or not shown here; a replay
 *     as is takes it from there
 * @param revision increases with every change
 * @param nextAttemptAt while it waits
 * @param closedBy null if it is not closed, or was closed by its receiver
 * @param reason why it was discarded or replaced
 * @param replaces the dead letter of which this is an edited copy
 * @param replay the number of its last replay
 * @param refusal why its last replay could not be sent
 */
public record DeadLetter(
    long id,
    UUID messageId,
    String quantum,
    String queue,
    String type,
    int version,
    String subject,
    Instant sentAt,
    String causeClass,
    String causeText,
    String stack,
    String fingerprint,
    int attempts,
    Instant firstFailedAt,
    Instant lastFailedAt,
    Map<String, String> headers,
    @Nullable String body,
    boolean complete,
    boolean withheld,
    DeadLetterState state,
    long revision,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable Long replaces,
    @Nullable Long replay,
    @Nullable String refusal) {

  /** Copies the headers. */
  public DeadLetter {
    headers = Map.copyOf(headers);
  }

  /** Its CloudEvents extensions, without the prefix that they have in JMS. */
  public Map<String, String> extensions() {
    return Extensions.among(headers);
  }

  /**
   * Whether it claims a queue that does not belong to its sender. Such a dead letter is never sent.
   */
  public boolean unverified() {
    return causeClass.equals(DeadLettered.UNVERIFIED);
  }

  /** Whether its sender retries it because the broker refuses it. */
  public boolean refused() {
    return state == DeadLetterState.WAITING && causeClass.equals(DeadLettered.REFUSED);
  }

  /** Whether it can be sent again with another body or other headers. */
  public boolean editable() {
    return sendable() && body != null;
  }

  /** Whether it can be sent again as is. */
  public boolean replayable() {
    return sendable() && (withheld || (complete && body != null));
  }

  private boolean sendable() {
    return state == DeadLetterState.DEAD && !unverified() && Queues.REPLAYABLE.contains(queue);
  }
}
