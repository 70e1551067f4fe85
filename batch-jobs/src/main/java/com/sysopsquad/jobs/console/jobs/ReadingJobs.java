package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.run.UsualDuration.Verdict;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is known about a job. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ReadingJobs {

  private static final int TREND = 50;
  private static final int STARTS = 10;

  private final Jobs jobs;
  private final Runs runs;
  private final RunHistory history;
  private final Schedules schedules;
  private final ZoneId zone;

  ReadingJobs(Jobs jobs, Runs runs, RunHistory history, Schedules schedules, ZoneId zone) {
    this.jobs = jobs;
    this.runs = runs;
    this.history = history;
    this.schedules = schedules;
    this.zone = zone;
  }

  /**
   * Reads a job, with the days of a month.
   *
   * @throws com.sysopsquad.jobs.job.NoSuchJob if there is none
   */
  JobFacts read(String name, YearMonth month) {
    LaunchableJob job = jobs.find(name);
    Runs.Summary last = runs.latest(RunFilter.of(name), 1).stream().findFirst().orElse(null);
    UsualDuration usual = history.usual(name, last == null ? null : last.id());
    List<RunHistory.Ended> ended = history.ended(name, TREND);
    List<Schedule> all = schedules.all();
    List<Schedule> own = all.stream().filter(schedule -> schedule.job().equals(name)).toList();
    return new JobFacts(
        job,
        last,
        usual,
        verdict(last, ended, usual),
        ended,
        month,
        history.days(name, month, zone),
        own.stream()
            .flatMap(this::starts)
            .sorted(Comparator.comparing(JobFacts.NextStart::due))
            .limit(STARTS)
            .toList(),
        own,
        all.stream().filter(schedule -> name.equals(schedule.definition().after())).toList());
  }

  private Stream<JobFacts.NextStart> starts(Schedule schedule) {
    return schedules.timetable(schedule).starts().stream()
        .map(start -> new JobFacts.NextStart(schedule.name(), start.due(), start.note()));
  }

  /**
   * A run that ended early is not compared. One that is running, or that did only the rest of an
   * earlier one, can only be longer than usual.
   */
  private Verdict verdict(
      Runs.@Nullable Summary last, List<RunHistory.Ended> ended, UsualDuration usual) {
    if (last == null || last.state().mayRestart()) {
      return Verdict.NOT_KNOWN;
    }
    Verdict verdict = usual.verdictOn(duration(last, ended));
    return verdict == Verdict.LONG || isWhole(last) ? verdict : Verdict.NOT_KNOWN;
  }

  /** Measured as the usual duration is, once the run has ended. */
  private static Duration duration(Runs.Summary run, List<RunHistory.Ended> ended) {
    return ended.stream()
        .filter(each -> each.id() == run.id())
        .map(RunHistory.Ended::duration)
        .findFirst()
        .orElse(run.duration());
  }

  private boolean isWhole(Runs.Summary run) {
    return run.state() == RunState.COMPLETED
        && run.kind() == Run.Kind.START
        && runs.find(run.id()).attempts().stream().noneMatch(attempt -> attempt.id() < run.id());
  }
}
