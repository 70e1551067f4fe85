package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProgressBar;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay and its progress as reported by its receivers.
 *
 * @param unsent how many can still be canceled
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
    Timestamp cancelled) {

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
        Timestamp.of(replay.cancelledAt(), formats));
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

  private static Badge state(Replay replay) {
    if (replay.unsent() + replay.underway() > 0) {
      return Badge.running("In progress");
    }
    if (replay.failed() + replay.refused() > 0) {
      return Badge.stuck("Some failed again");
    }
    return replay.cancelledAt() == null ? Badge.done("All applied") : Badge.silent("Canceled");
  }
}
