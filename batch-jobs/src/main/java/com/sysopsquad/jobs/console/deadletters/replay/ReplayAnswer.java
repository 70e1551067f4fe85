package com.sysopsquad.jobs.console.deadletters.replay;

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
 * @param sentLastMinute how many were sent within the last minute
 * @param pausedAt null if it is not paused
 * @param trial null if it had no trial
 */
public record ReplayAnswer(
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
    long sentLastMinute,
    @Nullable OffsetDateTime cancelledAt,
    @Nullable OffsetDateTime pausedAt,
    @Nullable String pausedBy,
    @Nullable TrialAnswer trial) {

  /** With times in the zone of operations. */
  public static ReplayAnswer of(Replay replay, Formats formats) {
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
        replay.sentLastMinute(),
        formats.at(replay.cancelledAt()),
        formats.at(replay.pausedAt()),
        replay.pausedBy(),
        replay.trial() == null ? null : TrialAnswer.of(replay.trial(), formats));
  }

  /**
   * The first messages of a replay, which are sent before the rest.
   *
   * @param messages how many there were when it was requested
   * @param rest how many messages of the rest are not sent
   * @param restAt since when the rest may be sent; null: it waits
   */
  record TrialAnswer(
      long messages,
      long unsent,
      long underway,
      long applied,
      long failed,
      long refused,
      long rest,
      @Nullable OffsetDateTime restAt,
      @Nullable String restBy) {

    static TrialAnswer of(Replay.Trial trial, Formats formats) {
      return new TrialAnswer(
          trial.messages(),
          trial.unsent(),
          trial.underway(),
          trial.applied(),
          trial.failed(),
          trial.refused(),
          trial.rest(),
          formats.at(trial.restAt()),
          trial.restBy());
    }
  }
}
