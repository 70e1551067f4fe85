package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.DeadLetterState;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.console.Reading;
import com.sysopsquad.jobs.console.Surroundings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.Schedule;
import com.sysopsquad.jobs.schedule.Schedules;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether operations is well, in one answer. */
@RestController
@ConditionalOnRole(Role.CONSOLE)
class StatusController {

  private static final int RECENT = 200;

  private static final DeadLetterFilter DEAD =
      new DeadLetterFilter(DeadLetterState.DEAD, null, null);

  private final Surroundings surroundings;
  private final Runs runs;
  private final Schedules schedules;
  private final DeadLetters deadLetters;
  private final Moments moments;

  StatusController(
      Surroundings surroundings,
      Runs runs,
      Schedules schedules,
      DeadLetters deadLetters,
      Moments moments) {
    this.surroundings = surroundings;
    this.runs = runs;
    this.schedules = schedules;
    this.deadLetters = deadLetters;
    this.moments = moments;
  }

  @GetMapping("/api/status")
  StatusAnswer status() {
    Reading<List<Runs.Summary>> recent =
        surroundings.fromDatabase(() -> runs.page(null, 0, RECENT).runs());
    Reading<Long> paused =
        surroundings.fromDatabase(
            () ->
                schedules.all().stream()
                    .filter(schedule -> schedule.state() == Schedule.State.PAUSED)
                    .count());
    return new StatusAnswer(
        surroundings.database(),
        surroundings.queues().reached(),
        recent
            .map(all -> all.stream().filter(run -> run.state().isRunning()).count())
            .value()
            .orElse(null),
        paused.value().orElse(null),
        surroundings.fromDatabase(() -> deadLetters.count(DEAD)).value().orElse(null),
        moments.zone().getId(),
        moments.now());
  }

  /**
   * The state of operations; a count is null while the database cannot be reached.
   *
   * @param database whether it answers
   * @param broker whether it answers
   */
  record StatusAnswer(
      boolean database,
      boolean broker,
      @Nullable Long liveRuns,
      @Nullable Long pausedSchedules,
      @Nullable Long deadLetters,
      String zone,
      OffsetDateTime time) {}
}
