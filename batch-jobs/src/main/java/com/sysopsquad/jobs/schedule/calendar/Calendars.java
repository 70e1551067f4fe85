package com.sysopsquad.jobs.schedule.calendar;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blackouts and holiday calendars; every command is written to the audit. */
public interface Calendars {

  /** Blackouts that have not ended, by their start. */
  List<Blackout> blackouts();

  /**
   * Adds a blackout. What is due in it follows the misfire policy of its schedule when it ends.
   *
   * @param schedule the schedule; null for all
   * @return its number
   * @throws NoSuchSchedule if there is no such schedule
   * @throws InvalidParameter if it ends before it starts or has ended, or there is no reason
   */
  long addBlackout(
      @Nullable String schedule, Instant from, Instant to, @Nullable String reason, String actor);

  /**
   * Ends a blackout now, or takes it back if it has not started.
   *
   * @throws ScheduleRefused if there is none with that number, or it has ended
   */
  void endBlackout(long id, String actor);

  /** All calendars, by name. */
  List<HolidayCalendar> all();

  /**
   * Creates a calendar, or replaces its days.
   *
   * @param version the version that the person saw; null to replace whatever is there
   * @throws InvalidParameter if the name or a day is invalid
   * @throws ScheduleRefused if somebody else has changed it since
   */
  HolidayCalendar put(
      String name,
      boolean weekends,
      Map<LocalDate, String> days,
      @Nullable Long version,
      String actor);

  /**
   * Deletes a calendar.
   *
   * @throws ScheduleRefused if there is none with that name, or a schedule uses it
   */
  void delete(String name, String actor);
}
