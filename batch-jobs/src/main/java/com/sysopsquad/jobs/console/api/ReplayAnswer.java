package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.monitor.Replay;
import com.sysopsquad.jobs.console.Moments;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A replay, counted by what the receivers have told.
 *
 * @param deadLetters how many there were when it was asked
 * @param unsent how many may still be cancelled
 * @param underway how many were sent and not yet answered for
 * @param failed how many have failed again
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
    @Nullable OffsetDateTime cancelledAt) {

  static ReplayAnswer of(Replay replay, Moments moments) {
    return new ReplayAnswer(
        replay.id(),
        replay.askedBy(),
        moments.at(replay.askedAt()),
        replay.askedFor(),
        replay.reason(),
        replay.deadLetters(),
        replay.unsent(),
        replay.underway(),
        replay.applied(),
        replay.failed(),
        moments.at(replay.cancelledAt()));
  }
}
