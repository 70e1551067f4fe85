package com.sysopsquad.jobs.schedule.due;

import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.schedule.definition.FireParameters;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens when a schedule is due: its start is requested, waits for the end of a blackout, for
 * another day or for another job, or is skipped. Each step is one transaction, and a due time
 * requests at most one start.
 */
public class DueStarts {

  private static final Logger log = LoggerFactory.getLogger(DueStarts.class);
  private static final Duration KEPT = Duration.ofDays(90);

  private final ScheduleRows schedules;
  private final DueStartRows rows;
  private final JdbcCalendars calendars;
  private final LaunchRequests requests;
  private final Clock clock;
  private final TransactionTemplate transaction;

  public DueStarts(
      ScheduleRows schedules,
      DueStartRows rows,
      JdbcCalendars calendars,
      LaunchRequests requests,
      Clock clock,
      TransactionTemplate transaction) {
    this.schedules = schedules;
    this.rows = rows;
    this.calendars = calendars;
    this.requests = requests;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** A schedule is due. */
  public void due(String name, Instant due) {
    transaction.executeWithoutResult(
        status ->
            schedules
                .find(name)
                .filter(StoredSchedule::isLive)
                .ifPresent(schedule -> begin(schedule, due)));
  }

  private void begin(StoredSchedule schedule, Instant due) {
    var definition = schedule.definition();
    var day = LocalDate.ofInstant(due, definition.zone());
    var calendar = definition.calendar() == null ? null : calendars.find(definition.calendar());
    var holiday = calendar == null ? null : calendar.flatMap(known -> known.holiday(day));
    if (calendar == null || holiday == null || holiday.isEmpty()) {
      afterCalendar(schedule, due, null);
      return;
    }
    String why =
        "%s is %s in calendar %s.".formatted(Words.day(day), holiday.get(), definition.calendar());
    if (definition.onHoliday() == OnHoliday.SKIP) {
      rows.note(schedule.name(), due, DueStart.State.SKIPPED, why + " Skipped.", null);
      return;
    }
    var moved = due.atZone(definition.zone()).with(calendar.get().nextOther(day)).toInstant();
    rows.note(
        schedule.name(),
        due,
        DueStart.State.MOVED,
        "%s Moved to %s.".formatted(why, Words.time(moved, definition.zone())),
        moved);
  }

  private void afterCalendar(StoredSchedule schedule, Instant due, @Nullable String moved) {
    var blackout = calendars.current(schedule.name(), clock.instant());
    if (blackout.isPresent()) {
      rows.note(
          schedule.name(),
          due,
          DueStart.State.BLACKOUT,
          "Blackout until %s: %s"
              .formatted(
                  Words.time(blackout.get().endsAt(), schedule.definition().zone()),
                  blackout.get().reason()),
          null);
      return;
    }
    afterBlackout(schedule, due, moved);
  }

  private void afterBlackout(StoredSchedule schedule, Instant due, @Nullable String late) {
    var definition = schedule.definition();
    String after = definition.after();
    if (after == null || isCompleted(definition, due)) {
      request(schedule, due, late);
      return;
    }
    // A start that is late, after an outage or a blackout, waits as well: so was the other job.
    var deadline = clock.instant().plus(definition.waitAtMost());
    rows.note(
        schedule.name(),
        due,
        DueStart.State.WAITING,
        "Waits for %s to complete, until %s at the latest."
            .formatted(after, Words.time(deadline, definition.zone())),
        deadline);
  }

  private boolean isCompleted(ScheduleDefinition definition, Instant due) {
    String after = definition.after();
    var day = LocalDate.ofInstant(due, definition.zone());
    return after != null && rows.completed(after, day.atStartOfDay(definition.zone()).toInstant());
  }

  private void startAnyway(StoredSchedule schedule, Instant due) {
    var definition = schedule.definition();
    String why =
        "%s did not complete in time. %s started without it."
            .formatted(definition.after(), definition.job());
    log.warn("Schedule {}, due {}: {}", schedule.name(), due, why);
    request(schedule, due, why);
  }

  private void request(StoredSchedule schedule, Instant due, @Nullable String late) {
    var definition = schedule.definition();
    boolean first =
        requests.fire(
            schedule.name(),
            due,
            definition.job(),
            FireParameters.of(definition.parameters(), due, definition.zone()));
    if (late != null) {
      rows.note(schedule.name(), due, DueStart.State.STARTED, late, null);
    }
    log.info("Schedule {} fired for {}{}", schedule.name(), due, first ? "" : ", not the first");
  }

  /** Decides on all that wait, unless another node does. */
  public void decide() {
    transaction.executeWithoutResult(
        status -> {
          if (rows.lock()) {
            decide(rows.open());
            rows.forget(KEPT);
          }
        });
  }

  private void decide(List<DueStart> open) {
    Map<String, Instant> lastHeld = new HashMap<>();
    open.stream()
        .filter(start -> start.state() == DueStart.State.BLACKOUT)
        .forEach(start -> lastHeld.put(start.schedule(), start.due()));
    for (DueStart start : open) {
      var schedule = schedules.find(start.schedule()).filter(StoredSchedule::isLive);
      if (schedule.isEmpty()) {
        skip(start, "The schedule was deleted.");
        continue;
      }
      switch (start.state()) {
        case MOVED -> decideMoved(start, schedule.get());
        case BLACKOUT -> decideHeld(start, schedule.get(), lastHeld);
        case WAITING -> decideWaiting(start, schedule.get());
        case STARTED, SKIPPED -> throw new IllegalStateException("decided already: " + start);
      }
    }
  }

  private void decideMoved(DueStart start, StoredSchedule schedule) {
    var notBefore = start.notBefore();
    if (schedule.pause() == null && (notBefore == null || !clock.instant().isBefore(notBefore))) {
      afterCalendar(schedule, start.due(), start.why());
    }
  }

  private void decideHeld(DueStart start, StoredSchedule schedule, Map<String, Instant> lastHeld) {
    if (schedule.pause() != null
        || calendars.current(schedule.name(), clock.instant()).isPresent()) {
      return;
    }
    switch (schedule.definition().misfire()) {
      case SKIP -> skip(start, start.why() + " Skipped.");
      case FIRE_ONCE -> {
        if (start.due().equals(lastHeld.get(schedule.name()))) {
          afterBlackout(schedule, start.due(), start.why() + " Started after its end.");
        } else {
          skip(start, start.why() + " Skipped, since only the latest is caught up.");
        }
      }
      case FIRE_EACH ->
          afterBlackout(schedule, start.due(), start.why() + " Started after its end.");
    }
  }

  private void decideWaiting(DueStart start, StoredSchedule schedule) {
    var deadline = start.notBefore();
    if (schedule.pause() != null
        || calendars.current(schedule.name(), clock.instant()).isPresent()) {
      return;
    }
    if (isCompleted(schedule.definition(), start.due())) {
      request(schedule, start.due(), "Waited for %s.".formatted(schedule.definition().after()));
    } else if (schedule.definition().after() == null) {
      request(schedule, start.due(), "It no longer waits for another job.");
    } else if (deadline == null || !clock.instant().isBefore(deadline)) {
      startAnyway(schedule, start.due());
    }
  }

  private void skip(DueStart start, String why) {
    rows.note(start.schedule(), start.due(), DueStart.State.SKIPPED, why, null);
  }
}
