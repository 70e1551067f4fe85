package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs under a heading.
 *
 * @param live how many are running
 * @param failed how many need a person
 * @param filtered whether filters are set
 * @param older URL of older ones; null if there are none
 * @param newer URL of newer ones; null if there are none
 */
record RunsView(
    List<RunView> runs,
    long live,
    long failed,
    boolean filtered,
    @Nullable String older,
    @Nullable String newer,
    List<RoutineJobs.Line> routine) {

  /** For example "1 run failed" or "2 runs in progress". */
  public String heading() {
    if (failed > 0) {
      return Formats.counted(failed, "run") + " failed";
    }
    return live > 0 ? Formats.counted(live, "run") + " in progress" : "Nothing is running";
  }

  /** A line under the heading. */
  public String context() {
    String order = "Newest first.";
    return failed > 0 && live > 0 ? Formats.counted(live, "run") + " in progress. " + order : order;
  }

  /** The text if there are none. */
  public String nothing() {
    return filtered
        ? "No run matches these filters."
        : newer == null ? "No such job has run yet." : "There are no older runs.";
  }
}
