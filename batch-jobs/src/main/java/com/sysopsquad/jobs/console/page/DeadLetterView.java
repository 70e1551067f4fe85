package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.DeadLetterState;
import com.sysopsquad.jobs.console.Moments;
import org.jspecify.annotations.Nullable;

/**
 * A message that failed, as the pages show it.
 *
 * @param nextAttempt while it waits
 * @param body masked; null when it was destroyed
 */
record DeadLetterView(
    long id,
    String messageId,
    String quantum,
    String queue,
    String type,
    String subject,
    String cause,
    String attempts,
    Told sent,
    Told failed,
    StateBadge state,
    @Nullable Told nextAttempt,
    boolean dead,
    boolean replayable,
    long revision,
    String fingerprint,
    String stack,
    @Nullable Long replaces,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable String body) {

  static DeadLetterView of(DeadLetter deadLetter, Moments moments) {
    return new DeadLetterView(
        deadLetter.id(),
        deadLetter.messageId().toString(),
        deadLetter.quantum(),
        deadLetter.queue(),
        deadLetter.type(),
        deadLetter.subject(),
        deadLetter.causeText(),
        deadLetter.attempts() + (deadLetter.attempts() == 1 ? " attempt" : " attempts"),
        Told.of(deadLetter.sentAt(), moments),
        Told.of(deadLetter.lastFailedAt(), moments),
        StateBadge.of(deadLetter.state()),
        deadLetter.nextAttemptAt() == null ? null : Told.of(deadLetter.nextAttemptAt(), moments),
        deadLetter.state() == DeadLetterState.DEAD,
        deadLetter.replayable(),
        deadLetter.revision(),
        deadLetter.fingerprint(),
        deadLetter.stack(),
        deadLetter.replaces(),
        deadLetter.closedBy(),
        deadLetter.reason(),
        deadLetter.body());
  }
}
