package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Paged;

/**
 * A page of runs under a heading.
 *
 * @param live how many run now
 * @param failed how many wait for a person
 */
record RunsView(Paged<RunView> paged, long live, long failed) {

  /** For example "1 run failed" or "2 runs in progress". */
  public String heading() {
    if (failed > 0) {
      return Formats.counted(failed, "run") + " failed";
    }
    return live > 0 ? Formats.counted(live, "run") + " in progress" : "Nothing is running";
  }

  /** A line under the heading. */
  public String context() {
    String all = Formats.counted(paged.total(), "run") + " in all, newest first.";
    return failed > 0 && live > 0 ? Formats.counted(live, "run") + " in progress. " + all : all;
  }
}
