package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.schedule.calendar.Blackout;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import java.util.List;

/** Blackouts and calendars under a heading that describes their state. */
record CalendarsView(
    String heading,
    List<BlackoutView> blackouts,
    List<CalendarView> calendars,
    List<String> schedules) {

  static CalendarsView of(
      List<Blackout> blackouts,
      List<HolidayCalendar> calendars,
      List<String> schedules,
      Formats formats) {
    return new CalendarsView(
        blackouts.isEmpty()
            ? "No blackouts, " + Formats.counted(calendars.size(), "calendar")
            : "%s, %s"
                .formatted(
                    Formats.counted(blackouts.size(), "blackout"),
                    Formats.counted(calendars.size(), "calendar")),
        blackouts.stream().map(blackout -> BlackoutView.of(blackout, formats)).toList(),
        calendars.stream().map(CalendarView::of).toList(),
        schedules);
  }

  /** A blackout. */
  record BlackoutView(
      long id, String what, Timestamp starts, Timestamp ends, String reason, String madeBy) {

    static BlackoutView of(Blackout blackout, Formats formats) {
      return new BlackoutView(
          blackout.id(),
          blackout.schedule() == null ? "All schedules" : "Schedule " + blackout.schedule(),
          Timestamp.of(blackout.startsAt(), formats),
          Timestamp.of(blackout.endsAt(), formats),
          blackout.reason(),
          blackout.madeBy());
    }
  }

  /**
   * A calendar.
   *
   * @param days as CSV
   */
  record CalendarView(
      String name, boolean weekends, String summary, String days, long version, String changedBy) {

    static CalendarView of(HolidayCalendar calendar) {
      return new CalendarView(
          calendar.name(),
          calendar.weekends(),
          Formats.counted(calendar.days().size(), "day")
              + (calendar.weekends() ? " and weekends" : ""),
          CalendarDays.write(calendar.days()),
          calendar.version(),
          calendar.changedBy());
    }
  }
}
