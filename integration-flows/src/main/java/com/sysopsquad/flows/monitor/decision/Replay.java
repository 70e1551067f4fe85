package com.sysopsquad.flows.monitor.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages that someone requested to be sent again, and their results so far, as reported by their
 * receivers. A dead letter that is replayed once more counts with its later replay.
 *
 * @param askedFor in words
 * @param deadLetters how many there were when it was requested
 * @param unsent how many can still be canceled
 * @param underway how many were sent and have no result yet
 * @param applied how many were applied
 * @param failed how many have failed again: dead, or waiting for their receiver's next attempt
 * @param refused how many could not be sent; each dead letter gives the reason
 * @param sentLastMinute how many were sent within the last minute
 * @param pausedAt null if it is not paused
 * @param trial null if it had no trial
 */
public record Replay(
    long id,
    String askedBy,
    Instant askedAt,
    String askedFor,
    @Nullable String reason,
    long deadLetters,
    long unsent,
    long underway,
    long applied,
    long failed,
    long refused,
    long sentLastMinute,
    @Nullable Instant cancelledAt,
    @Nullable Instant pausedAt,
    @Nullable String pausedBy,
    @Nullable Trial trial) {

  /** Whether the rest after the trial waits for someone to ask for it. */
  public boolean holdsRest() {
    return trial != null && trial.restAt() == null && trial.rest() > 0;
  }

  /**
   * The first messages of a replay, which are sent before the rest, and their results.
   *
   * @param messages how many there were when it was requested
   * @param rest how many messages of the rest are not sent
   * @param restAt since when the rest may be sent; null: it waits
   */
  public record Trial(
      long messages,
      long unsent,
      long underway,
      long applied,
      long failed,
      long refused,
      long rest,
      @Nullable Instant restAt,
      @Nullable String restBy) {}
}
