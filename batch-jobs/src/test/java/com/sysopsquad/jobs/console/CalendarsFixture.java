package com.sysopsquad.jobs.console;

import com.sysopsquad.jobs.schedule.calendar.Blackout;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calendar "holidays" and one blackout. */
final class CalendarsFixture implements Calendars {

  private final OperationsFixture operations;

  CalendarsFixture(OperationsFixture operations) {
    this.operations = operations;
  }

  @Override
  public List<Blackout> blackouts() {
    operations.database();
    return operations.isEmpty()
        ? List.of()
        : List.of(
            new Blackout(
                4,
                null,
                OperationsFixture.NOW.minusSeconds(60),
                OperationsFixture.NOW.plusSeconds(3600),
                "<i>Move</i>",
                "ada"));
  }

  @Override
  public long addBlackout(
      @Nullable String schedule, Instant from, Instant to, @Nullable String reason, String actor) {
    operations.command(
        "blackout of %s %s %s since %s".formatted(schedule, from, to, reason), actor);
    return 4;
  }

  @Override
  public void endBlackout(long id, String actor) {
    operations.command("end blackout " + id, actor);
  }

  @Override
  public List<HolidayCalendar> all() {
    return operations.isEmpty()
        ? List.of()
        : List.of(
            new HolidayCalendar(
                "holidays", true, Map.of(LocalDate.of(2026, 12, 25), "Christmas <Day>"), 2, "ada"));
  }

  @Override
  public HolidayCalendar put(
      String name,
      boolean weekends,
      Map<LocalDate, String> days,
      @Nullable Long version,
      String actor) {
    operations.command("calendar %s %s %s %s".formatted(name, weekends, days, version), actor);
    return new HolidayCalendar(name, weekends, days, 3, actor);
  }

  @Override
  public void delete(String name, String actor) {
    operations.command("delete calendar " + name, actor);
  }
}
