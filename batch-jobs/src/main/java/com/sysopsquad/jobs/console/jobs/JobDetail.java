package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with its last run, its usual duration, its past and its next starts.
 *
 * @param lastRun missing if it has not run yet
 * @param trend its last runs that have ended, newest first
 * @param month the month of the days
 * @param days days of the month on which it was started; other days are missing
 * @param nextStarts the next ten
 * @param waitsFor schedules of this job, with the job for which each waits
 * @param dependents schedules that wait for this job, with the job that each starts
 */
record JobDetail(
    JobAnswer job,
    @Nullable LastRunAnswer lastRun,
    UsualAnswer usual,
    List<EndedRunAnswer> trend,
    String month,
    List<JobDayAnswer> days,
    List<JobStartAnswer> nextStarts,
    List<JobLinkAnswer> waitsFor,
    List<JobLinkAnswer> dependents) {

  static JobDetail of(JobFacts facts, Formats formats) {
    Runs.Summary last = facts.last();
    return new JobDetail(
        JobAnswer.of(facts.job()),
        last == null
            ? null
            : new LastRunAnswer(
                last.id(),
                last.state(),
                formats.at(last.startedAt()),
                last.duration().toMillis(),
                facts.verdict()),
        UsualAnswer.of(facts.usual()),
        facts.ended().stream().map(run -> EndedRunAnswer.of(run, formats)).toList(),
        facts.month().toString(),
        facts.days().stream().map(JobDayAnswer::of).toList(),
        facts.starts().stream().map(start -> JobStartAnswer.of(start, formats)).toList(),
        facts.waiting().stream()
            .map(schedule -> new JobLinkAnswer(schedule.name(), after(schedule)))
            .toList(),
        facts.dependents().stream()
            .map(schedule -> new JobLinkAnswer(schedule.name(), schedule.job()))
            .toList());
  }

  private static String after(Schedule schedule) {
    String after = schedule.definition().after();
    return after == null ? "" : after;
  }

  /**
   * The last run.
   *
   * @param millis its duration, so far if it is running
   * @param verdict how its duration compares with the usual range
   */
  record LastRunAnswer(
      long run,
      RunState state,
      @Nullable OffsetDateTime startedAt,
      long millis,
      UsualDuration.Verdict verdict) {}

  /**
   * The usual duration, from the last 50 runs before the last one that completed at their first
   * attempt.
   *
   * @param runs how many runs it is computed from
   * @param needed how many are needed; with fewer, the other values are missing
   * @param shortestMillis runs that take less are unusual
   * @param longestMillis runs that take more are unusual
   */
  record UsualAnswer(
      int runs,
      int needed,
      @Nullable Long meanMillis,
      @Nullable Long deviationMillis,
      @Nullable Long shortestMillis,
      @Nullable Long longestMillis) {

    static UsualAnswer of(UsualDuration usual) {
      return usual.isKnown()
          ? new UsualAnswer(
              usual.runs(),
              UsualDuration.LEAST_RUNS,
              usual.mean().toMillis(),
              usual.deviation().toMillis(),
              usual.shortest().toMillis(),
              usual.longest().toMillis())
          : new UsualAnswer(usual.runs(), UsualDuration.LEAST_RUNS, null, null, null, null);
    }
  }

  /**
   * A run that has ended.
   *
   * @param items what was written by the step that wrote the most
   */
  record EndedRunAnswer(
      long run, RunState state, @Nullable OffsetDateTime createdAt, long millis, long items) {

    static EndedRunAnswer of(RunHistory.Ended ended, Formats formats) {
      return new EndedRunAnswer(
          ended.id(),
          ended.state(),
          formats.at(ended.launchedAt()),
          ended.duration().toMillis(),
          ended.items());
    }
  }

  /** A day and how many of its runs ended in which way. */
  record JobDayAnswer(
      LocalDate day, long completed, long failed, long stopped, long running, RunState last) {

    static JobDayAnswer of(RunHistory.Day day) {
      return new JobDayAnswer(
          day.day(), day.completed(), day.failed(), day.stopped(), day.running(), day.last());
    }
  }

  /**
   * A start to come.
   *
   * @param note why it will not begin then
   */
  record JobStartAnswer(
      String schedule, @Nullable OffsetDateTime time, OffsetDateTime utc, @Nullable String note) {

    static JobStartAnswer of(JobFacts.NextStart start, Formats formats) {
      return new JobStartAnswer(
          start.schedule(),
          formats.at(start.due()),
          start.due().atOffset(ZoneOffset.UTC),
          start.note());
    }
  }

  /** A schedule and a job. */
  record JobLinkAnswer(String schedule, String job) {}
}
