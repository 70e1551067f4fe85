package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.calendar.Blackout;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Blackouts and holiday calendars, and the commands for them. */
@ConsoleApi
class CalendarsApiController {

  private final Calendars calendars;
  private final Formats formats;

  CalendarsApiController(Calendars calendars, Formats formats) {
    this.calendars = calendars;
    this.formats = formats;
  }

  @Operation(operationId = "listBlackouts", summary = "Lists blackouts that have not ended")
  @GetMapping("/api/blackouts")
  List<BlackoutAnswer> blackouts() {
    return calendars.blackouts().stream()
        .map(blackout -> BlackoutAnswer.of(blackout, formats))
        .toList();
  }

  @Operation(
      operationId = "addBlackout",
      summary = "Adds a time in which one schedule, or all, start nothing")
  @PostMapping("/api/blackouts")
  List<BlackoutAnswer> addBlackout(@RequestBody NewBlackout added, Principal actor) {
    calendars.addBlackout(
        added.schedule() == null || added.schedule().isBlank() ? null : added.schedule(),
        Moments.required("start (from)", added.from(), formats.zone()),
        Moments.required("end (to)", added.to(), formats.zone()),
        added.reason(),
        actor.getName());
    return blackouts();
  }

  @Operation(operationId = "endBlackout", summary = "Ends a blackout now, or takes it back")
  @PostMapping("/api/blackouts/{id}/end")
  List<BlackoutAnswer> endBlackout(@PathVariable long id, Principal actor) {
    calendars.endBlackout(id, actor.getName());
    return blackouts();
  }

  @Operation(operationId = "listCalendars", summary = "Lists the holiday calendars")
  @GetMapping("/api/calendars")
  List<HolidayCalendar> all() {
    return calendars.all();
  }

  @Operation(
      operationId = "saveCalendar",
      summary = "Creates a holiday calendar, or replaces its days")
  @PostMapping("/api/calendars")
  HolidayCalendar save(@RequestBody NewCalendar saved, Principal actor) {
    return calendars.put(
        saved.knownName(),
        Boolean.TRUE.equals(saved.weekends()),
        saved.known(),
        saved.version(),
        actor.getName());
  }

  @Operation(operationId = "deleteCalendar", summary = "Deletes a holiday calendar")
  @PostMapping("/api/calendars/{name}/delete")
  List<HolidayCalendar> delete(@PathVariable String name, Principal actor) {
    calendars.delete(name, actor.getName());
    return calendars.all();
  }

  /**
   * A blackout.
   *
   * @param schedule the schedule; null for all
   */
  record BlackoutAnswer(
      long id,
      @Nullable String schedule,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime to,
      String reason,
      String madeBy) {

    static BlackoutAnswer of(Blackout blackout, Formats formats) {
      return new BlackoutAnswer(
          blackout.id(),
          blackout.schedule(),
          formats.at(blackout.startsAt()),
          formats.at(blackout.endsAt()),
          blackout.reason(),
          blackout.madeBy());
    }
  }

  /** A blackout to add; times without an offset are in the zone of operations. */
  record NewBlackout(
      @Nullable String schedule,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {}

  /**
   * A calendar to save.
   *
   * @param days the days with their names
   * @param csv the same as CSV, if there are no days
   * @param version the version that the person saw; missing to replace whatever is there
   */
  record NewCalendar(
      @Nullable String name,
      @Nullable Boolean weekends,
      @Nullable Map<LocalDate, String> days,
      @Nullable String csv,
      @Nullable Long version) {

    String knownName() {
      if (name == null || name.isBlank()) {
        throw new InvalidParameter("Enter the name of the calendar.");
      }
      return name.strip();
    }

    Map<LocalDate, String> known() {
      return days != null ? days : csv == null ? Map.of() : CalendarDays.read(csv);
    }
  }
}
