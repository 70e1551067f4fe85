package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.chart.BarChart;
import com.sysopsquad.jobs.console.chart.Look;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A job as its page shows it.
 *
 * @param last its last run; null if it has not run yet
 * @param usual its usual duration, or how many runs are missing to know it
 * @param durations chart of the durations; null if no run has ended
 * @param volumes chart of the volumes; null if no run has written anything
 * @param ended its last runs that have ended, newest first
 * @param waits its schedules that wait for another job
 * @param dependents schedules that wait for this job
 */
record JobView(
    String name,
    String description,
    @Nullable LastRunView last,
    String usual,
    @Nullable BarChart durations,
    @Nullable BarChart volumes,
    List<EndedView> ended,
    MonthView month,
    List<StartView> starts,
    List<ParameterView> parameters,
    List<LinkView> waits,
    List<LinkView> dependents) {

  static JobView of(JobFacts facts, Formats formats) {
    List<RunHistory.Ended> oldestFirst = facts.ended().reversed();
    return new JobView(
        facts.job().name(),
        facts.job().description(),
        LastRunView.of(facts, formats),
        usual(facts.usual()),
        oldestFirst.isEmpty() ? null : durations(facts, oldestFirst, formats),
        oldestFirst.stream().allMatch(run -> run.items() == 0)
            ? null
            : volumes(oldestFirst, formats),
        facts.ended().stream().map(run -> EndedView.of(run, formats)).toList(),
        MonthView.of(facts.month(), facts.days(), formats.now().toLocalDate()),
        facts.starts().stream()
            .map(
                start ->
                    new StartView(
                        start.schedule(), Timestamp.of(start.due(), formats), start.note()))
            .toList(),
        facts.job().parameters().stream().map(ParameterView::of).toList(),
        facts.waiting().stream()
            .map(
                schedule ->
                    new LinkView(
                        schedule.name(),
                        "waits for %s, %s at most"
                            .formatted(schedule.definition().after(), waitAtMost(schedule))))
            .toList(),
        facts.dependents().stream()
            .map(
                schedule ->
                    new LinkView(
                        schedule.name(),
                        "starts %s after this job, and waits %s at most"
                            .formatted(schedule.job(), waitAtMost(schedule))))
            .toList());
  }

  private static String waitAtMost(Schedule schedule) {
    return Formats.duration(schedule.definition().waitAtMost());
  }

  private static String usual(UsualDuration usual) {
    return usual.isKnown()
        ? "%s ± %s (mean and deviation of %s)"
            .formatted(
                Formats.exact(usual.mean()),
                Formats.exact(usual.deviation()),
                Formats.counted(usual.runs(), "run"))
        : "Not known yet (%d of %d earlier completed runs)"
            .formatted(usual.runs(), UsualDuration.LEAST_RUNS);
  }

  private static BarChart durations(JobFacts facts, List<RunHistory.Ended> runs, Formats formats) {
    UsualDuration usual = facts.usual();
    BarChart.Range range =
        usual.isKnown()
            ? new BarChart.Range(
                usual.shortest().toMillis(), usual.mean().toMillis(), usual.longest().toMillis())
            : null;
    List<BarChart.Value> values = values(runs, run -> run.duration().toMillis(), formats);
    return BarChart.of(
        "Durations of the last %s of %s, oldest first"
            .formatted(Formats.counted(runs.size(), "run"), facts.job().name()),
        Formats.exact(Duration.ofMillis(BarChart.largest(range, values))),
        edge(runs, runs.getFirst(), formats),
        edge(runs, runs.getLast(), formats),
        range,
        values);
  }

  private static BarChart volumes(List<RunHistory.Ended> runs, Formats formats) {
    List<BarChart.Value> values = values(runs, RunHistory.Ended::items, formats);
    return BarChart.of(
        "Items written by each of the last %s, oldest first"
            .formatted(Formats.counted(runs.size(), "run")),
        Formats.counted(BarChart.largest(null, values), "item"),
        edge(runs, runs.getFirst(), formats),
        edge(runs, runs.getLast(), formats),
        null,
        values);
  }

  /** The day of a run; its time if all are of one day. */
  private static String edge(List<RunHistory.Ended> runs, RunHistory.Ended run, Formats formats) {
    LocalDate first = day(runs.getFirst(), formats);
    return first.equals(day(runs.getLast(), formats))
        ? formats.clock(run.launchedAt())
        : Formats.day(day(run, formats));
  }

  private static LocalDate day(RunHistory.Ended run, Formats formats) {
    return LocalDate.ofInstant(run.launchedAt(), formats.zone());
  }

  private static List<BarChart.Value> values(
      List<RunHistory.Ended> runs, ToLongFunction<RunHistory.Ended> amount, Formats formats) {
    return runs.stream()
        .map(
            run ->
                new BarChart.Value(
                    amount.applyAsLong(run),
                    Look.of(run.state()),
                    "Run %d, %s: %s, %s, %s"
                        .formatted(
                            run.id(),
                            formats.time(run.launchedAt()),
                            Badge.of(run.state()).word(),
                            Formats.exact(run.duration()),
                            Formats.counted(run.items(), "item"))))
        .toList();
  }

  /**
   * The last run.
   *
   * @param verdict how its duration compares; null if that is not known
   */
  record LastRunView(
      long id,
      Badge state,
      String parameters,
      Timestamp started,
      String duration,
      @Nullable Badge verdict) {

    static @Nullable LastRunView of(JobFacts facts, Formats formats) {
      Runs.Summary last = facts.last();
      return last == null
          ? null
          : new LastRunView(
              last.id(),
              Badge.of(last.state()),
              formats.parameters(last.parameters()),
              Timestamp.of(last.startedAt(), formats),
              Formats.exact(last.duration()),
              verdict(facts.verdict()));
    }

    private static @Nullable Badge verdict(UsualDuration.Verdict verdict) {
      return switch (verdict) {
        case NOT_KNOWN -> null;
        case USUAL -> Badge.done("As usual");
        case SHORT -> Badge.waiting("Shorter than usual");
        case LONG -> Badge.waiting("Longer than usual");
      };
    }
  }

  /** A run that has ended. */
  record EndedView(long id, Badge state, Timestamp created, String duration, String items) {

    static EndedView of(RunHistory.Ended run, Formats formats) {
      return new EndedView(
          run.id(),
          Badge.of(run.state()),
          Timestamp.of(run.launchedAt(), formats),
          Formats.exact(run.duration()),
          Formats.number(run.items()));
    }
  }

  /** A start to come; the note says why it will not begin then. */
  record StartView(String schedule, Timestamp time, @Nullable String note) {}

  /** A parameter. */
  record ParameterView(String label, String name, String description, String example, String need) {

    static ParameterView of(LaunchableJob.Parameter parameter) {
      return new ParameterView(
          Formats.label(parameter.name()),
          parameter.name(),
          parameter.description(),
          parameter.example(),
          parameter.required() ? "Required" : "Optional");
    }
  }

  /** A schedule and what it has to do with the job. */
  record LinkView(String schedule, String text) {}
}
