package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a job.
 *
 * @param last its last run; null if it has not run yet
 * @param usual its usual duration, without the last run
 * @param verdict how the last run compares with it
 * @param ended its last runs that have ended, newest first
 * @param month the month of the days
 * @param starts its next starts, in order
 * @param schedules its schedules
 * @param dependents schedules that wait for it
 */
record JobFacts(
    LaunchableJob job,
    Runs.@Nullable Summary last,
    UsualDuration usual,
    UsualDuration.Verdict verdict,
    List<RunHistory.Ended> ended,
    YearMonth month,
    List<RunHistory.Day> days,
    List<NextStart> starts,
    List<Schedule> schedules,
    List<Schedule> dependents) {

  /** The schedules of this job that wait for another job. */
  List<Schedule> waiting() {
    return schedules.stream().filter(schedule -> schedule.definition().after() != null).toList();
  }

  /**
   * A start to come.
   *
   * @param note why it will not begin then; null if it will
   */
  record NextStart(String schedule, Instant due, @Nullable String note) {}
}
