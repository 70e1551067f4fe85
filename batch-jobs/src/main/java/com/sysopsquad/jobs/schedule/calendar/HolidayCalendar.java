package com.sysopsquad.jobs.schedule.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Named days on which schedules do not start as usual.
 *
 * @param weekends whether Saturdays and Sundays belong to it too
 * @param days the days with their names, in order
 */
public record HolidayCalendar(
    String name, boolean weekends, Map<LocalDate, String> days, long version, String changedBy) {

  private static final int LONGEST_BREAK = 366;

  /** Keeps a copy, in order. */
  public HolidayCalendar {
    days = Collections.unmodifiableMap(new TreeMap<>(days));
  }

  /** Why a day belongs to it, for example "Christmas Day"; empty if it does not. */
  public Optional<String> holiday(LocalDate day) {
    String label = days.get(day);
    if (label != null) {
      return Optional.of(label);
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekends && weekend ? Optional.of("a weekend") : Optional.empty();
  }

  /** The first later day that does not belong to it; a year later if all do. */
  public LocalDate nextOther(LocalDate day) {
    LocalDate next = day.plusDays(1);
    for (int tried = 0; tried < LONGEST_BREAK && holiday(next).isPresent(); tried++) {
      next = next.plusDays(1);
    }
    return next;
  }
}
