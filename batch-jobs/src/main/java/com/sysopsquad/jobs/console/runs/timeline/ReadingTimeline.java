package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunFilter.Routine;
import com.sysopsquad.jobs.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what ran in a time: the runs that began in it, or up to a day before and ended in it. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ReadingTimeline {

  private static final Duration BEFORE = Duration.ofDays(1);
  private static final int PAGE = 200;
  private static final int MOST = 2_000;

  private final Runs runs;

  ReadingTimeline(Runs runs) {
    this.runs = runs;
  }

  /**
   * Of more than 2,000 runs, only the latest are read; routine jobs are counted separately. It is
   * complete if none of those that began in the time is missing.
   */
  Timeline read(TimelineQuery query) {
    Instant from = query.from();
    Instant until = query.until();
    List<Runs.Summary> all = read(Routine.WITHOUT, from, until);
    List<Runs.Summary> routine = read(Routine.ONLY, from, until);
    return new Timeline(
        from,
        until,
        during(all, from),
        during(routine, from),
        isComplete(all, from) && isComplete(routine, from));
  }

  private List<Runs.Summary> read(Routine routine, Instant from, Instant until) {
    RunFilter filter =
        new RunFilter(null, routine, null, null, from.minus(BEFORE), until, null, null);
    List<Runs.Summary> found = new ArrayList<>();
    List<Runs.Summary> page = runs.latest(filter, PAGE);
    found.addAll(page);
    while (page.size() == PAGE && found.size() < MOST) {
      page = runs.list(filter, Runs.Position.before(page.getLast().id()), PAGE);
      found.addAll(page);
    }
    return found.reversed();
  }

  private static boolean isComplete(List<Runs.Summary> found, Instant from) {
    return found.size() < MOST || found.getFirst().createdAt().isBefore(from);
  }

  private static List<Runs.Summary> during(List<Runs.Summary> found, Instant from) {
    return found.stream().filter(run -> !Timeline.end(run).isBefore(from)).toList();
  }
}
