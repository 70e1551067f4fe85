package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProgressBar;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay and its progress as reported by its receivers.
 *
 * @param unsent how many can still be canceled
 * @param rate how many are sent at present, and for how long that takes; null if none are
 * @param pausable whether it sends something that can wait
 * @param resumable whether it is paused and has messages without a result
 * @param trial null if it had no trial
 */
record ReplayView(
    long id,
    String askedFor,
    String askedBy,
    Timestamp asked,
    @Nullable String reason,
    Badge state,
    ProgressBar progress,
    long unsent,
    @Nullable String rate,
    boolean pausable,
    boolean resumable,
    Timestamp paused,
    @Nullable String pausedBy,
    Timestamp cancelled,
    @Nullable TrialView trial) {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  static ReplayView of(Replay replay, Formats formats) {
    return new ReplayView(
        replay.id(),
        replay.askedFor(),
        replay.askedBy(),
        Timestamp.of(replay.askedAt(), formats),
        replay.reason(),
        state(replay),
        ProgressBar.of(progress(replay)),
        replay.unsent(),
        rate(replay),
        replay.pausedAt() == null && replay.unsent() > 0,
        isPaused(replay),
        Timestamp.of(replay.pausedAt(), formats),
        replay.pausedBy(),
        Timestamp.of(replay.cancelledAt(), formats),
        replay.trial() == null ? null : TrialView.of(replay.trial(), replay, formats));
  }

  private static @Nullable String rate(Replay replay) {
    if (replay.sentLastMinute() == 0) {
      return null;
    }
    String sent = Formats.counted(replay.sentLastMinute(), "message") + " in the last minute";
    boolean goesOn = replay.unsent() > 0 && replay.pausedAt() == null && !replay.holdsRest();
    return goesOn
        ? "%s, about %s left"
            .formatted(
                sent,
                Formats.duration(
                    MINUTE.multipliedBy(replay.unsent()).dividedBy(replay.sentLastMinute())))
        : sent;
  }

  /**
   * The first messages of a replay and their results.
   *
   * @param state whether their results are known
   * @param held whether the rest waits for a decision
   * @param rest how many messages of the rest are not sent
   */
  record TrialView(
      String messages,
      Badge state,
      ProgressBar progress,
      boolean held,
      String rest,
      Timestamp restAsked,
      @Nullable String restBy) {

    static TrialView of(Replay.Trial trial, Replay replay, Formats formats) {
      return new TrialView(
          Formats.counted(trial.messages(), "message"),
          state(trial),
          ProgressBar.of(progress(trial, replay.cancelledAt() != null)),
          replay.holdsRest(),
          Formats.counted(trial.rest(), "message"),
          Timestamp.of(trial.restAt(), formats),
          trial.restBy());
    }

    private static Progress progress(Replay.Trial trial, boolean canceled) {
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("applied", trial.applied());
      counts.put("failed again", trial.failed());
      counts.put("not sendable", trial.refused());
      counts.put("in progress", trial.underway());
      counts.put("not sent", trial.unsent());
      long present = counts.values().stream().mapToLong(Long::longValue).sum();
      if (trial.messages() > present) {
        counts.put(canceled ? "canceled" : "handled separately", trial.messages() - present);
      }
      return new Progress(
          Math.max(present, trial.messages()),
          Math.max(present, trial.messages()) - trial.underway() - trial.unsent(),
          counts);
    }

    private static Badge state(Replay.Trial trial) {
      if (trial.unsent() + trial.underway() > 0) {
        return Badge.running("In progress");
      }
      if (trial.failed() + trial.refused() > 0) {
        return Badge.stuck("Some failed again");
      }
      return trial.applied() == trial.messages()
          ? Badge.done("All applied")
          : Badge.silent("Ended");
    }
  }

  /**
   * Done includes what was applied or has failed again; canceled messages no longer count as to do.
   */
  private static Progress progress(Replay replay) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("applied", replay.applied());
    counts.put("failed again", replay.failed());
    counts.put("not sendable", replay.refused());
    counts.put("in progress", replay.underway());
    counts.put("not sent", replay.unsent());
    long present = counts.values().stream().mapToLong(Long::longValue).sum();
    long others = replay.deadLetters() - present;
    if (others > 0) {
      counts.put(replay.cancelledAt() == null ? "handled separately" : "canceled", others);
    }
    return new Progress(
        present == 0 ? replay.deadLetters() : present,
        replay.applied() + replay.failed() + replay.refused(),
        counts);
  }

  private static boolean isTried(Replay replay) {
    return replay.trial() != null && replay.trial().unsent() + replay.trial().underway() == 0;
  }

  private static boolean isPaused(Replay replay) {
    return replay.pausedAt() != null && replay.unsent() + replay.underway() > 0;
  }

  private static Badge state(Replay replay) {
    if (isPaused(replay)) {
      return Badge.waiting("Paused");
    }
    if (replay.holdsRest() && isTried(replay)) {
      return Badge.waiting("Waiting for a decision");
    }
    if (replay.unsent() + replay.underway() > 0) {
      return Badge.running("In progress");
    }
    if (replay.failed() + replay.refused() > 0) {
      return Badge.stuck("Some failed again");
    }
    return replay.cancelledAt() == null ? Badge.done("All applied") : Badge.silent("Canceled");
  }
}
