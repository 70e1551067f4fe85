package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.console.chart.LaneChart;
import com.sysopsquad.jobs.console.chart.Look;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ran in a time, as the page shows it.
 *
 * @param context the time in words
 * @param chart null if nothing ran
 * @param routine routine jobs, one line each
 * @param from when it begins, as in a field of a form
 * @param earlier the same time a day before, as in a URL
 * @param later a day after
 */
record TimelineView(
    String heading,
    String context,
    @Nullable LaneChart chart,
    List<LineView> runs,
    List<RoutineView> routine,
    boolean complete,
    String from,
    int hours,
    String earlier,
    String later) {

  private static final int MARKS = 4;

  static TimelineView of(Timeline timeline, TimelineQuery query, Formats formats) {
    long failed =
        Stream.concat(timeline.runs().stream(), timeline.routine().stream())
            .filter(run -> run.state() == RunState.FAILED)
            .count();
    int all = timeline.runs().size() + timeline.routine().size();
    return new TimelineView(
        all == 0
            ? "Nothing ran"
            : Formats.counted(all, "run")
                + (failed == 0 ? ", none failed" : ", " + failed + " failed"),
        "From %s to %s.".formatted(formats.time(timeline.from()), formats.time(timeline.until())),
        all == 0 ? null : chart(timeline, query, formats),
        timeline.runs().stream().map(run -> LineView.of(run, formats)).toList(),
        byJob(timeline.routine()).entrySet().stream()
            .map(job -> RoutineView.of(job.getKey(), job.getValue()))
            .toList(),
        timeline.complete(),
        query.fromOf(0),
        query.hours(),
        query.fromOf(-1),
        query.fromOf(1));
  }

  private static LaneChart chart(Timeline timeline, TimelineQuery query, Formats formats) {
    List<LaneChart.Row> rows = new ArrayList<>();
    byJob(timeline.runs()).forEach((job, runs) -> rows.add(row(job, runs, formats)));
    byJob(timeline.routine())
        .forEach((job, runs) -> rows.add(row(job + " (routine)", runs, formats)));
    return LaneChart.of(
        "When %s ran, a lane for each job"
            .formatted(rows.stream().map(LaneChart.Row::name).collect(Collectors.joining(", "))),
        timeline.from(),
        timeline.until(),
        marks(query, formats),
        rows);
  }

  private static Map<String, List<Runs.Summary>> byJob(List<Runs.Summary> runs) {
    return runs.stream()
        .collect(Collectors.groupingBy(Runs.Summary::job, TreeMap::new, Collectors.toList()));
  }

  private static LaneChart.Row row(String name, List<Runs.Summary> runs, Formats formats) {
    return new LaneChart.Row(
        name,
        runs.stream()
            .map(
                run ->
                    new LaneChart.Piece(
                        Timeline.begin(run),
                        Timeline.end(run),
                        Look.of(run.state()),
                        "%s %d, %s: %s, %s"
                            .formatted(
                                run.job(),
                                run.id(),
                                formats.time(Timeline.begin(run)),
                                Badge.of(run.state()).word(),
                                Formats.exact(run.duration()))))
            .toList());
  }

  /** Whole hours; the day is not written, since the page says from when to when. */
  private static List<LaneChart.Mark> marks(TimelineQuery query, Formats formats) {
    Duration step = Duration.ofHours(Math.ceilDiv(query.hours(), MARKS));
    ZoneId zone = formats.zone();
    Instant hour = query.from().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    List<LaneChart.Mark> marks = new ArrayList<>();
    for (Instant at = hour; !at.isAfter(query.until()); at = at.plus(step)) {
      if (!at.isBefore(query.from())) {
        marks.add(new LaneChart.Mark(at, formats.clock(at)));
      }
    }
    return marks;
  }

  /** A run. */
  record LineView(
      long id,
      String job,
      String parameters,
      Badge state,
      Timestamp started,
      Timestamp ended,
      String duration) {

    static LineView of(Runs.Summary run, Formats formats) {
      return new LineView(
          run.id(),
          run.job(),
          formats.parameters(run.parameters()),
          Badge.of(run.state()),
          Timestamp.of(Timeline.begin(run), formats),
          Timestamp.of(run.endedAt(), formats),
          Formats.exact(run.duration()));
    }
  }

  /** A routine job. */
  record RoutineView(String job, String runs, String failed, String longest, long last) {

    static RoutineView of(String job, List<Runs.Summary> runs) {
      return new RoutineView(
          job,
          Formats.number(runs.size()),
          Formats.number(runs.stream().filter(run -> run.state() == RunState.FAILED).count()),
          Formats.exact(
              runs.stream()
                  .map(Runs.Summary::duration)
                  .max(Duration::compareTo)
                  .orElse(Duration.ZERO)),
          runs.getLast().id());
    }
  }
}
