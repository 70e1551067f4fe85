package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All schedules under a heading that describes their state.
 *
 * @param deleted names of those that a person deleted and the configuration still has
 * @param waiting changes that are waiting for a second person
 */
record SchedulesView(
    String heading,
    String context,
    List<ScheduleView> all,
    List<String> deleted,
    List<WaitingView> waiting) {

  static SchedulesView of(
      List<Schedule> schedules, List<String> deleted, List<AskedChange> waiting, Formats formats) {
    return new SchedulesView(
        heading(schedules),
        context(schedules, formats),
        schedules.stream().map(schedule -> ScheduleView.of(schedule, formats)).toList(),
        deleted,
        waiting.stream().map(asked -> WaitingView.of(asked, formats)).toList());
  }

  private static String heading(List<Schedule> schedules) {
    long broken = count(schedules, Schedule.State.ERROR);
    long paused = count(schedules, Schedule.State.PAUSED);
    if (schedules.isEmpty()) {
      return "No schedules";
    }
    if (broken > 0) {
      return "%d of %s cannot start"
          .formatted(broken, Formats.counted(schedules.size(), "schedule"));
    }
    return paused > 0
        ? "%d of %s paused".formatted(paused, Formats.counted(schedules.size(), "schedule"))
        : "%s active"
            .formatted(Formats.counted(count(schedules, Schedule.State.ACTIVE), "schedule"));
  }

  private static String context(List<Schedule> schedules, Formats formats) {
    return schedules.stream()
        .filter(schedule -> schedule.nextFire() != null)
        .min(Comparator.comparing((Schedule schedule) -> next(schedule)))
        .map(
            schedule ->
                "Next: %s, %s.".formatted(schedule.job(), formats.time(schedule.nextFire())))
        .orElse("Nothing is scheduled to start.");
  }

  private static Instant next(Schedule schedule) {
    return Objects.requireNonNull(schedule.nextFire());
  }

  private static long count(List<Schedule> schedules, Schedule.State state) {
    return schedules.stream().filter(schedule -> schedule.state() == state).count();
  }

  /**
   * A change that is waiting for a second person.
   *
   * @param what for example "Create schedule weekly"
   */
  record WaitingView(long id, String what, String reason, String askedBy, Timestamp asked) {

    static WaitingView of(AskedChange asked, Formats formats) {
      return new WaitingView(
          asked.id(),
          what(asked.change()),
          asked.reason(),
          asked.askedBy(),
          Timestamp.of(asked.askedAt(), formats));
    }

    private static String what(ScheduleChange change) {
      String name = change.schedule();
      return switch (change.kind()) {
        case CREATE -> "Create schedule " + name;
        case EDIT -> "Change schedule " + name;
        case DELETE -> "Delete schedule " + name;
        case USE_FILE -> "Use the configuration for schedule " + name;
      };
    }
  }
}
