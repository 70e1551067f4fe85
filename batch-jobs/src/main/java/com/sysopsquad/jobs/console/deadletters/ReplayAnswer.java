package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A replay, with counts as reported by the receivers.
 *
 * @param deadLetters how many there were when it was requested
 * @param unsent how many can still be canceled
 * @param underway how many were sent and have no result yet
 * @param failed how many have failed again
 * @param refused how many could not be sent
 */
record ReplayAnswer(
    long id,
    String askedBy,
    @Nullable OffsetDateTime askedAt,
    String askedFor,
    @Nullable String reason,
    long deadLetters,
    long unsent,
    long underway,
    long applied,
    long failed,
    long refused,
    @Nullable OffsetDateTime cancelledAt) {

  static ReplayAnswer of(Replay replay, Formats formats) {
    return new ReplayAnswer(
        replay.id(),
        replay.askedBy(),
        formats.at(replay.askedAt()),
        replay.askedFor(),
        replay.reason(),
        replay.deadLetters(),
        replay.unsent(),
        replay.underway(),
        replay.applied(),
        replay.failed(),
        replay.refused(),
        formats.at(replay.cancelledAt()));
  }
}
