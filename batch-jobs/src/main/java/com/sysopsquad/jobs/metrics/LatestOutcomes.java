package com.sysopsquad.jobs.metrics;

import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.Runs;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The items of the latest run of each job, by outcome. They are counted once the run has ended, and
 * at most once a minute while it runs, since a run can have very many.
 */
class LatestOutcomes {

  private static final Duration WHILE_IT_RUNS = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final Runs runs;
  private final Map<String, Counted> known = new HashMap<>();

  LatestOutcomes(Jobs jobs, Runs runs) {
    this.jobs = jobs;
    this.runs = runs;
  }

  /** By job; jobs without outcomes are missing. */
  Map<String, Map<String, Long>> read() {
    Map<String, Map<String, Long>> all = new HashMap<>();
    for (LaunchableJob job : jobs.all()) {
      runs.latest(RunFilter.of(job.name()), 1).stream()
          .findFirst()
          .map(run -> items(job, run))
          .filter(items -> !items.isEmpty())
          .ifPresent(items -> all.put(job.name(), items));
    }
    return all;
  }

  private Map<String, Long> items(LaunchableJob job, Runs.Summary run) {
    Counted before = known.get(job.name());
    if (before != null && before.isStillTrueOf(run)) {
      return before.items();
    }
    Map<String, Long> items = new LinkedHashMap<>();
    job.outcomes(run.parameters())
        .forEach((outcome, amounts) -> items.put(outcome, count(amounts)));
    known.put(job.name(), new Counted(run.id(), run.state().isRunning(), System.nanoTime(), items));
    return items;
  }

  private static long count(Amounts amounts) {
    Long count = amounts.count();
    return count == null ? 0 : count;
  }

  private record Counted(long run, boolean running, long at, Map<String, Long> items) {

    boolean isStillTrueOf(Runs.Summary now) {
      return run == now.id()
          && (running
              ? now.state().isRunning() && System.nanoTime() - at < WHILE_IT_RUNS.toNanos()
              : !now.state().isRunning());
    }
  }
}
