package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.console.Reading;
import com.sysopsquad.jobs.console.RunCounts;
import com.sysopsquad.jobs.console.Surroundings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Jobs;
import com.sysopsquad.jobs.run.LaunchableJob;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.Schedules;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sections of the overview; each can be away without the others. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class Sections {

  private static final int RUNS_A_PAGE = 10;
  private static final int DEAD_LETTERS_A_PAGE = 10;

  private final Jobs jobs;
  private final Runs runs;
  private final RunCounts counts;
  private final Schedules schedules;
  private final DeadLetters deadLetters;
  private final Surroundings surroundings;
  private final Moments moments;

  Sections(
      Jobs jobs,
      Runs runs,
      RunCounts counts,
      Schedules schedules,
      DeadLetters deadLetters,
      Surroundings surroundings,
      Moments moments) {
    this.jobs = jobs;
    this.runs = runs;
    this.counts = counts;
    this.schedules = schedules;
    this.deadLetters = deadLetters;
    this.surroundings = surroundings;
    this.moments = moments;
  }

  boolean databaseReached() {
    return surroundings.database();
  }

  boolean brokerReached() {
    return surroundings.queues().reached();
  }

  List<LaunchableJob> jobs() {
    return jobs.all();
  }

  Reading<Paged<RunView>> runs(int page) {
    return surroundings.fromDatabase(
        () -> {
          Runs.Page found = runs.page(null, page - 1, RUNS_A_PAGE);
          return new Paged<>(
              found.runs().stream().map(run -> RunView.of(run, counts.of(run), moments)).toList(),
              page,
              RUNS_A_PAGE,
              found.total());
        });
  }

  Reading<List<ScheduleView>> schedules() {
    return surroundings.fromDatabase(
        () ->
            schedules.all().stream().map(schedule -> ScheduleView.of(schedule, moments)).toList());
  }

  Reading<List<QueueView>> queues() {
    return surroundings.queues().map(queues -> queues.stream().map(QueueView::of).toList());
  }

  Reading<Paged<DeadLetterView>> deadLetters(int page) {
    return surroundings.fromDatabase(
        () ->
            new Paged<>(
                deadLetters
                    .newest(
                        DeadLetterFilter.open(),
                        (page - 1) * DEAD_LETTERS_A_PAGE,
                        DEAD_LETTERS_A_PAGE)
                    .stream()
                    .map(deadLetter -> DeadLetterView.of(deadLetter, moments))
                    .toList(),
                page,
                DEAD_LETTERS_A_PAGE,
                deadLetters.count(DeadLetterFilter.open())));
  }
}
