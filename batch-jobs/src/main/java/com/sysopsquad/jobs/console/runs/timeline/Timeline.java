package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.run.Runs;
import java.time.Instant;
import java.util.List;

/**
 * What ran in a time.
 *
 * @param runs runs of jobs that are not routine, oldest first
 * @param routine runs of routine jobs, oldest first
 * @param complete whether none that began in this time is missing
 */
record Timeline(
    Instant from,
    Instant until,
    List<Runs.Summary> runs,
    List<Runs.Summary> routine,
    boolean complete) {

  /** When a run began. */
  static Instant begin(Runs.Summary run) {
    Instant started = run.startedAt();
    return started == null ? run.createdAt() : started;
  }

  /** When a run ended, or now. */
  static Instant end(Runs.Summary run) {
    Instant ended = run.endedAt();
    return ended == null ? begin(run).plus(run.duration()) : ended;
  }
}
