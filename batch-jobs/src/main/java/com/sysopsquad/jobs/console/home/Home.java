package com.sysopsquad.jobs.console.home;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.console.frame.layout.Navigation;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What needs attention, the state of operations, what ran last and what is next. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class Home {

  private static final int LATEST = 6;

  private final Navigation navigation;
  private final Runs runs;
  private final Schedules schedules;
  private final Dependencies dependencies;
  private final Formats formats;

  Home(
      Navigation navigation,
      Runs runs,
      Schedules schedules,
      Dependencies dependencies,
      Formats formats) {
    this.navigation = navigation;
    this.runs = runs;
    this.schedules = schedules;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  HomeView now() {
    List<Section.Task> tasks = navigation.tasks();
    ProbeResult<List<NextStart>> next = dependencies.fromDatabase(this::nextStarts);
    return new HomeView(
        heading(tasks),
        context(next),
        tasks,
        navigation.complete(),
        navigation.sections().stream().map(Section::tile).flatMap(Optional::stream).toList(),
        dependencies.fromDatabase(this::latestRuns),
        next);
  }

  private String heading(List<Section.Task> tasks) {
    if (!dependencies.database()) {
      return "The database is unavailable";
    }
    if (!dependencies.queues().reached()) {
      return "The broker is unavailable";
    }
    return switch (tasks.size()) {
      case 0 -> navigation.complete() ? "Nothing needs attention" : "Some information is missing";
      case 1 -> "1 item needs attention";
      default -> Formats.number(tasks.size()) + " items need attention";
    };
  }

  private static String context(ProbeResult<List<NextStart>> next) {
    return next.value()
        .map(
            starts ->
                starts.isEmpty()
                    ? "Nothing is scheduled."
                    : "Next: %s, %s."
                        .formatted(starts.getFirst().job(), starts.getFirst().time().absolute()))
        .orElse("Runs and schedules appear again as soon as it is back.");
  }

  private List<LatestRun> latestRuns() {
    return runs.latest(RunFilter.ALL, LATEST).stream()
        .map(
            run ->
                new LatestRun(
                    run.id(),
                    run.job(),
                    formats.parameters(run.parameters()),
                    Badge.of(run.state()),
                    Timestamp.of(run.createdAt(), formats)))
        .toList();
  }

  private List<NextStart> nextStarts() {
    return schedules.all().stream()
        .flatMap(this::nextStart)
        .sorted(Comparator.comparing(NextStart::at))
        .limit(LATEST)
        .toList();
  }

  private Stream<NextStart> nextStart(Schedule schedule) {
    Instant next = schedule.nextFire();
    return next == null
        ? Stream.empty()
        : Stream.of(
            new NextStart(schedule.job(), schedule.name(), next, Timestamp.of(next, formats)));
  }

  /**
   * The home page.
   *
   * @param complete whether every section could tell what needs attention
   */
  record HomeView(
      String heading,
      String context,
      List<Section.Task> tasks,
      boolean complete,
      List<Section.Tile> tiles,
      ProbeResult<List<LatestRun>> runs,
      ProbeResult<List<NextStart>> next) {}

  /** A run that is running or was the last to run. */
  record LatestRun(long id, String job, String parameters, Badge state, Timestamp created) {}

  /** The next start of a schedule. */
  record NextStart(String job, String schedule, Instant at, Timestamp time) {}
}
