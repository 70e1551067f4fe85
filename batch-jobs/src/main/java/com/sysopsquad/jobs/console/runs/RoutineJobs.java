package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Jobs that run so often that their runs are not in the list of all others, one line each. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class RoutineJobs {

  private static final Duration LATELY = Duration.ofDays(1);
  private static final int MOST = 200;

  private final Jobs jobs;
  private final Runs runs;
  private final Clock clock;
  private final Formats formats;

  RoutineJobs(Jobs jobs, Runs runs, Clock clock, Formats formats) {
    this.jobs = jobs;
    this.runs = runs;
    this.clock = clock;
    this.formats = formats;
  }

  List<Line> lines() {
    return jobs.all().stream()
        .filter(LaunchableJob::isRoutine)
        .flatMap(job -> line(job.name()))
        .toList();
  }

  private Stream<Line> line(String job) {
    return runs.latest(RunFilter.of(job), 1).stream()
        .map(
            last ->
                new Line(
                    job,
                    last.id(),
                    Badge.of(last.state()),
                    Timestamp.of(last.createdAt(), formats),
                    failures(
                        runs.latest(
                                RunFilter.of(job)
                                    .in(RunState.FAILED)
                                    .since(clock.instant().minus(LATELY)),
                                MOST)
                            .size())));
  }

  private static String failures(int failed) {
    return failed == 0
        ? "No failure in 24 hours"
        : (failed == MOST ? "At least " : "") + Formats.counted(failed, "failure") + " in 24 hours";
  }

  /**
   * The last run of a routine job.
   *
   * @param failures for example "2 failures in 24 hours"
   */
  record Line(String job, long run, Badge state, Timestamp created, String failures) {}
}
