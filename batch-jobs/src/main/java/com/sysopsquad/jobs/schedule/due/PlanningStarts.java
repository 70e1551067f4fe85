package com.sysopsquad.jobs.schedule.due;

import com.sysopsquad.jobs.schedule.calendar.Blackout;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import com.sysopsquad.jobs.schedule.definition.DueTimes;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import com.sysopsquad.jobs.schedule.definition.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what a schedule will do, and why it did not start today. */
public class PlanningStarts {

  private static final int NEXT = 10;
  private static final int NOTES = 20;
  private static final int MOST_A_DAY = 1_500;
  private static final int MOST_MISSED = 10_000;

  /** A start that is later than this was missed. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JdbcCalendars calendars;
  private final DueStartRows rows;
  private final Clock clock;

  public PlanningStarts(JdbcCalendars calendars, DueStartRows rows, Clock clock) {
    this.calendars = calendars;
    this.rows = rows;
    this.clock = clock;
  }

  /** What a schedule will do; its next time is what Quartz's store has, paused or not. */
  public Timetable of(Schedule schedule, @Nullable Instant next) {
    var now = clock.instant();
    var definition = schedule.definition();
    var times = DueTimes.of(definition);
    var plan = new Plan(schedule, calendars.blackouts(), calendar(definition));
    var notes = rows.latest(schedule.name(), NOTES);
    return new Timetable(
        times.next(now, NEXT).stream()
            .map(due -> new Timetable.Start(due, plan.obstacle(due).orElse(null)))
            .toList(),
        times.warnings(now),
        notToday(schedule, times, plan, notes),
        schedule.pause() == null ? List.of() : missed(definition, next),
        notes.stream()
            .map(note -> new Timetable.Note(note.due(), note.state().isOpen(), note.why()))
            .toList());
  }

  private @Nullable HolidayCalendar calendar(ScheduleDefinition definition) {
    String name = definition.calendar();
    return name == null ? null : calendars.find(name).orElse(null);
  }

  /** The due times that are caught up if the schedule continues now. */
  public List<Instant> missed(ScheduleDefinition definition, @Nullable Instant next) {
    if (next == null) {
      return List.of();
    }
    var due = DueTimes.of(definition).between(next.minusSeconds(1), clock.instant(), MOST_MISSED);
    return switch (definition.misfire()) {
      case SKIP -> List.of();
      case FIRE_ONCE -> due.isEmpty() ? due : List.of(due.getLast());
      case FIRE_EACH -> due;
    };
  }

  private List<String> notToday(
      Schedule schedule, DueTimes times, Plan plan, List<DueStart> notes) {
    var now = clock.instant();
    var zone = schedule.zone();
    var today = LocalDate.ofInstant(now, zone);
    var begin = today.atStartOfDay(zone).toInstant();
    var end = today.plusDays(1).atStartOfDay(zone).toInstant();
    var due = times.between(begin.minusMillis(1), end.minusMillis(1), MOST_A_DAY);
    if (due.isEmpty()) {
      return List.of("It is not due today.");
    }
    Set<String> reasons = new LinkedHashSet<>();
    Map<Instant, DueStart> noted =
        notes.stream().collect(Collectors.toMap(DueStart::due, note -> note));
    Set<Instant> requested = rows.requested(schedule.name(), begin);
    var missed = new ArrayList<Instant>();
    for (Instant time : due) {
      var note = noted.get(time);
      if (note != null) {
        reasons.add(note.why());
      } else if (time.isAfter(now)) {
        plan.obstacle(time).ifPresent(reasons::add);
      } else if (!requested.contains(time) && time.isAfter(schedule.changedAt())) {
        missed.add(time);
      }
    }
    if (schedule.pause() != null) {
      reasons.add("Paused by %s: %s".formatted(schedule.pause().by(), schedule.pause().reason()));
    } else if (missed.stream().anyMatch(time -> time.isBefore(now.minus(PATIENCE)))) {
      reasons.add(
          "%s missed; %s."
              .formatted(
                  missed.size() == 1
                      ? "The start due at " + Words.time(missed.getFirst(), zone) + " was"
                      : missed.size() + " starts were",
                  schedule.misfire()));
    }
    return List.copyOf(reasons);
  }

  /** What will keep starts from beginning. */
  private record Plan(
      Schedule schedule, List<Blackout> blackouts, @Nullable HolidayCalendar calendar) {

    Optional<String> obstacle(Instant due) {
      var pause = schedule.pause();
      if (pause != null && (pause.until() == null || due.isBefore(pause.until()))) {
        return Optional.of("Paused: " + pause.reason());
      }
      var day = LocalDate.ofInstant(due, schedule.zone());
      if (calendar != null) {
        var holiday = calendar.holiday(day);
        if (holiday.isPresent()) {
          return Optional.of(
              schedule.definition().onHoliday() == OnHoliday.SKIP
                  ? "Skipped: %s is %s".formatted(Words.day(day), holiday.get())
                  : "Moved to %s: %s is %s"
                      .formatted(
                          Words.day(calendar.nextOther(day)), Words.day(day), holiday.get()));
        }
      }
      return blackouts.stream()
          .filter(blackout -> blackout.covers(schedule.name(), due))
          .findFirst()
          .map(
              blackout ->
                  "Blackout until %s: %s"
                      .formatted(
                          Words.time(blackout.endsAt(), schedule.zone()), blackout.reason()));
    }
  }
}
