package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.Replay;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.run.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay, and how far it has come by what its receivers tell.
 *
 * @param unsent how many may still be cancelled
 */
record ReplayView(
    long id,
    String askedFor,
    String askedBy,
    Told asked,
    @Nullable String reason,
    StateBadge state,
    ProgressBar progress,
    long unsent,
    Told cancelled) {

  static ReplayView of(Replay replay, Moments moments) {
    return new ReplayView(
        replay.id(),
        replay.askedFor(),
        replay.askedBy(),
        Told.of(replay.askedAt(), moments),
        replay.reason(),
        state(replay),
        ProgressBar.of(progress(replay)),
        replay.unsent(),
        Told.of(replay.cancelledAt(), moments));
  }

  /** Done is what was applied or has failed again; what was taken back is no longer to be done. */
  private static Progress progress(Replay replay) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("applied", replay.applied());
    counts.put("failed again", replay.failed());
    counts.put("under way", replay.underway());
    counts.put("not sent", replay.unsent());
    long present = counts.values().stream().mapToLong(Long::longValue).sum();
    long others = replay.deadLetters() - present;
    if (others > 0) {
      counts.put(replay.cancelledAt() == null ? "decided on anew" : "taken back", others);
    }
    return new Progress(
        present == 0 ? replay.deadLetters() : present, replay.applied() + replay.failed(), counts);
  }

  private static StateBadge state(Replay replay) {
    if (replay.unsent() + replay.underway() > 0) {
      return new StateBadge("Under way", "bg-blue-lt");
    }
    if (replay.failed() > 0) {
      return new StateBadge("Some failed again", "bg-red-lt");
    }
    return replay.cancelledAt() == null
        ? new StateBadge("All answered", "bg-green-lt")
        : new StateBadge("Cancelled", "bg-yellow-lt");
  }
}
