package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A failed message as the pages show it.
 *
 * @param nextAttempt while it waits
 * @param waiting whether it is retried without anyone's doing
 * @param refused whether its sender retries it because the broker refuses it
 * @param extensions one line for each
 * @param replay number of its last replay
 * @param refusal why its last replay could not be sent
 * @param assignee null: nobody
 * @param body masked; null if it was destroyed or is withheld
 * @param formatted the body on lines of its own, if it is JSON
 * @param withoutBody why there is no body
 */
record DeadLetterView(
    long id,
    String messageId,
    String quantum,
    String queue,
    String type,
    int version,
    String subject,
    String extensions,
    String cause,
    String attempts,
    Timestamp sent,
    Timestamp failed,
    Badge state,
    @Nullable Timestamp nextAttempt,
    boolean dead,
    boolean waiting,
    boolean refused,
    boolean confidential,
    boolean withheld,
    boolean editable,
    boolean replayable,
    long revision,
    String fingerprint,
    String stack,
    @Nullable Long replaces,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable Long replay,
    @Nullable String refusal,
    @Nullable String assignee,
    @Nullable String body,
    @Nullable String formatted,
    String withoutBody) {

  static DeadLetterView of(DeadLetter deadLetter, @Nullable String assignee, Formats formats) {
    return new DeadLetterView(
        deadLetter.id(),
        deadLetter.messageId().toString(),
        deadLetter.quantum(),
        deadLetter.queue(),
        deadLetter.type(),
        deadLetter.version(),
        deadLetter.subject(),
        Extensions.write(deadLetter.extensions()),
        deadLetter.causeText(),
        Formats.counted(deadLetter.attempts(), "attempt"),
        Timestamp.of(deadLetter.sentAt(), formats),
        Timestamp.of(deadLetter.lastFailedAt(), formats),
        badge(deadLetter.state()),
        deadLetter.nextAttemptAt() == null
            ? null
            : Timestamp.of(deadLetter.nextAttemptAt(), formats),
        deadLetter.state() == DeadLetterState.DEAD,
        deadLetter.state() == DeadLetterState.WAITING,
        deadLetter.refused(),
        Queues.CONFIDENTIAL.contains(deadLetter.queue()),
        deadLetter.withheld(),
        deadLetter.editable(),
        deadLetter.replayable(),
        deadLetter.revision(),
        deadLetter.fingerprint(),
        deadLetter.stack(),
        deadLetter.replaces(),
        deadLetter.closedBy(),
        deadLetter.reason(),
        deadLetter.replay(),
        deadLetter.refusal(),
        assignee,
        deadLetter.body(),
        deadLetter.body() == null ? null : JsonText.format(deadLetter.body()),
        withoutBody(deadLetter));
  }

  private static String withoutBody(DeadLetter deadLetter) {
    if (deadLetter.refused()) {
      return "The body is confidential and stays with the quantum %s, which keeps trying to send it."
          .formatted(deadLetter.quantum());
    }
    return deadLetter.withheld()
        ? "The body is confidential and stays with the quantum %s. A replay takes it from there."
            .formatted(deadLetter.quantum())
        : "The body was destroyed because it is confidential. This message cannot be replayed.";
  }

  static Badge badge(DeadLetterState state) {
    return switch (state) {
      case WAITING -> Badge.waiting("Waiting");
      case DEAD -> Badge.stuck("Dead");
      case REPLAYING -> Badge.running("Replaying");
      case APPLIED -> Badge.done("Applied");
      case DISCARDED -> Badge.silent("Discarded");
      case REPLACED -> Badge.silent("Replaced");
    };
  }
}
