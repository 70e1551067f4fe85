package com.sysopsquad.jobs.schedule;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Due starts that are held: by blackouts, by holidays and by another job. */
class HeldStartsIntegrationTests extends ChangedSchedules {

  @Test
  void inABlackoutNothingStartsAndThenEachMissedStartDoes() {
    create("held", each(EVERY_YEAR));
    long blackout = blackout("held");
    starts.due("held", due("2026-11-02"));
    starts.due("held", due("2026-11-03"));

    assertThat(requested("held")).isEmpty();
    assertThat(schedules.find("held").lastResult()).startsWith("Blackout until ");
    calendars.endBlackout(blackout, "ada");

    await(() -> requested("held").size() == 2, "both start after the blackout");
    assertThat(requested("held")).containsExactly("2026-11-02", "2026-11-03");
  }

  @Test
  void afterABlackoutOnlyTheLatestIsCaughtUpIfThePolicySaysSo() {
    create("once", ScheduleDefinition.of("copying", EVERY_YEAR, NEW_YORK, DAY, Misfire.FIRE_ONCE));
    long blackout = blackout("once");
    starts.due("once", due("2026-11-02"));
    starts.due("once", due("2026-11-03"));

    calendars.endBlackout(blackout, "ada");

    await(() -> requested("once").size() == 1, "one starts after the blackout");
    assertThat(requested("once")).containsExactly("2026-11-03");
  }

  @Test
  void afterABlackoutNothingIsCaughtUpIfThePolicySaysSo() {
    create("skipped", copying(EVERY_YEAR, DAY));
    long blackout = blackout("skipped");
    starts.due("skipped", due("2026-11-02"));

    calendars.endBlackout(blackout, "ada");

    await(() -> notes("skipped").getLast().endsWith("Skipped."), "it is skipped");
    assertThat(requested("skipped")).isEmpty();
  }

  @Test
  void aBlackoutIsSeenInTheNextStarts() {
    create("planned", copying(DAILY, DAY));
    long blackout =
        calendars.addBlackout(
            "planned",
            Instant.now(),
            Instant.now().plus(Duration.ofDays(1)),
            "the data center moves",
            "ada");

    assertThat(schedules.timetable(schedules.find("planned")).starts().getFirst().note())
        .endsWith("the data center moves");
    calendars.endBlackout(blackout, "ada");
  }

  /** A slip in the year. Tried: a hundred years, and a day more than the most. */
  @ParameterizedTest
  @ValueSource(ints = {91, 36_525})
  void aBlackoutThatIsTooLongIsRefused(int days) {
    Instant from = Instant.parse("2026-12-24T00:00:00Z");

    assertThatThrownBy(
            () ->
                calendars.addBlackout(
                    null, from, from.plus(Duration.ofDays(days)), "the data center moves", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("at most 90 days");
  }

  @Test
  void aHolidayIsSkipped() {
    calendars.put("xmas", false, Map.of(LocalDate.of(2026, 12, 25), "Christmas Day"), null, "ada");
    create("holiday", withCalendar("xmas", OnHoliday.SKIP));

    starts.due("holiday", due("2026-12-25"));
    starts.due("holiday", due("2026-12-26"));

    assertThat(requested("holiday")).containsExactly("2026-12-26");
    assertThat(notes("holiday"))
        .containsExactly("Dec 25, 2026 is Christmas Day in calendar xmas. Skipped.");
  }

  @Test
  void aStartOnAWeekendMovesToTheNextBusinessDayWithItsOwnDay() {
    calendars.put("business", true, Map.of(LocalDate.of(2026, 11, 2), "All Souls"), null, "ada");
    create("moved", withCalendar("business", OnHoliday.NEXT_DAY));

    starts.due("moved", due("2026-10-31"));
    await(() -> !requested("moved").isEmpty(), "it starts on the next business day");

    assertThat(requested("moved")).containsExactly("2026-10-31");
    assertThat(notes("moved"))
        .containsExactly(
            "Oct 31, 2026 is a weekend in calendar business. Moved to Nov 3, 2026, 4:00 AM EST.");
  }

  @Test
  void aCalendarThatAScheduleUsesIsNotDeleted() {
    calendars.put("used", true, Map.of(), null, "ada");
    create("using", withCalendar("used", OnHoliday.SKIP));

    assertThatThrownBy(() -> calendars.delete("used", "ada"))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("A schedule uses calendar used.");
  }

  @Test
  void ofTwoWhoChangeACalendarAtOnceTheSecondIsTold() {
    long version = calendars.put("both", true, Map.of(), null, "ada").version();
    calendars.put("both", false, Map.of(LocalDate.of(2026, 12, 25), "Xmas"), version, "bob");

    assertThatThrownBy(() -> calendars.put("both", true, Map.of(), version, "ada"))
        .isInstanceOf(ScheduleRefused.class);
  }

  @Test
  void aStartWaitsForAnotherJobOfItsDay() {
    create("waiting", after("syncing"));
    var tomorrow = LocalDate.now(NEW_YORK).plusDays(1);
    starts.due("waiting", due(tomorrow.toString()));
    assertThat(requested("waiting")).isEmpty();
    assertThat(schedules.find("waiting").lastResult()).startsWith("Waits for syncing to complete");

    create("today", after("syncing"));
    process.getBean(RunControl.class).start("syncing", Map.of(), "ada");
    starts.due("today", Instant.now());

    await(() -> requested("today").size() == 1, "it starts once the other job has completed");
    assertThat(requested("waiting")).isEmpty();
  }

  @Test
  void afterItsDeadlineAStartBeginsAnywayAndSaysSo() {
    create("late", after("paying"));
    starts.due("late", Instant.now());
    assertThat(requested("late")).isEmpty();

    JdbcClient.create(DATABASE.migrating())
        .sql("update ops.due_start set not_before = clock_timestamp() where schedule = 'late'")
        .update();

    await(() -> requested("late").size() == 1, "it starts without the other job");
    assertThat(schedules.find("late").lastResult())
        .endsWith("paying did not complete in time. copying started without it.");
  }

  @Test
  void aStartThatIsLateWaitsForTheOtherJobToo() {
    create("delayed", after("paying"));

    starts.due("delayed", Instant.now().minus(Duration.ofHours(3)));

    assertThat(requested("delayed")).isEmpty();
    assertThat(schedules.find("delayed").lastResult()).startsWith("Waits for paying to complete");
  }

  @Test
  void whyItDoesNotRunTodayIsSaid() {
    create("rare", copying(EVERY_YEAR, DAY));
    create("paused", copying(DAILY, DAY));
    schedules.pause("paused", "maintenance", null, "ada");

    assertThat(schedules.timetable(schedules.find("rare")).notToday())
        .containsExactly("It is not due today.");
    assertThat(schedules.timetable(schedules.find("paused")).notToday())
        .contains("Paused by ada: maintenance");
  }

  private static long blackout(String schedule) {
    return calendars.addBlackout(
        schedule,
        Instant.now().minusSeconds(60),
        Instant.now().plus(Duration.ofHours(1)),
        "the data center moves",
        "ada");
  }

  private static List<String> notes(String schedule) {
    return JdbcClient.create(DATABASE.migrating())
        .sql("select why from ops.due_start where schedule = :schedule order by due_at")
        .param("schedule", schedule)
        .query(String.class)
        .list();
  }
}
