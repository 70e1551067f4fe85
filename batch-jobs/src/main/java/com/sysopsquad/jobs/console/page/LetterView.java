package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.LetterState;
import com.sysopsquad.jobs.console.Moments;
import org.jspecify.annotations.Nullable;

/**
 * A message that failed, as the pages show it.
 *
 * @param nextAttempt while it waits
 * @param body masked; null when it was destroyed
 */
record LetterView(
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

  static LetterView of(DeadLetter letter, Moments moments) {
    return new LetterView(
        letter.id(),
        letter.messageId().toString(),
        letter.quantum(),
        letter.queue(),
        letter.type(),
        letter.subject(),
        letter.causeText(),
        letter.attempts() + (letter.attempts() == 1 ? " attempt" : " attempts"),
        Told.of(letter.sentAt(), moments),
        Told.of(letter.lastFailedAt(), moments),
        StateBadge.of(letter.state()),
        letter.nextAttemptAt() == null ? null : Told.of(letter.nextAttemptAt(), moments),
        letter.state() == LetterState.DEAD,
        letter.replayable(),
        letter.revision(),
        letter.fingerprint(),
        letter.stack(),
        letter.replaces(),
        letter.closedBy(),
        letter.reason(),
        letter.body());
  }
}
