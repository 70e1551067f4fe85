package com.sysopsquad.jobs.schedule;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScheduleChangesIntegrationTests extends ChangedSchedules {

  @Test
  void aScheduleThatAPersonCreatesStartsItsJob() {
    create("created", copying("* * * * * ?", Map.of(RunTestApplication.DOCUMENT, "{time}")));

    await(() -> requested("created").size() > 1, "two starts");
    schedules.change(ScheduleChange.delete("created", null), "done", "ada");
    assertThat(schedules.all()).extracting(Schedule::name).doesNotContain("created");
  }

  @Test
  void ofTwoWhoChangeAScheduleAtOnceTheSecondIsTold() {
    create("shared", copying(EVERY_YEAR, DAY));
    long version = schedules.find("shared").version();

    schedules.change(ScheduleChange.edit("shared", copying(DAILY, DAY), version), "earlier", "bob");

    assertThatThrownBy(
            () ->
                schedules.change(
                    ScheduleChange.edit("shared", copying("0 0 5 * * ?", DAY), version),
                    "later",
                    "ada"))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("last bob");
    assertThat(schedules.find("shared").cron()).isEqualTo(DAILY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no name|copying|0 0 4 * * ?|a|cannot be the name",
        "new|copying|0 0 4 * * ?|a|cannot be the name",
        "bad|none|0 0 4 * * ?|a|no job",
        "bad|copying|0 0 4 * *|a|is not a cron expression",
        "bad|copying|0 0 4 1 1 ? 2020|a|never due again",
        "bad|syncing|0 0 4 * * ?|a|no parameter",
        "c4242424242424242|copying|0 0 4 * * ?|a|name of the schedule contains a card number",
        "c-4242-4242-4242-4242|copying|0 0 4 * * ?|a|name of the schedule contains a card number",
        "n3782_822463_10005|copying|0 0 4 * * ?|a|name of the schedule contains a card number",
        "bad|copying|0 0 4 * * ? 4242424242424242|a|cron expression contains a card number",
        "bad|copying|0 0 4 * * ?|4242 4242 4242 4242|Parameter document contains a card number"
      })
  void whatCannotWorkIsRefused(
      String name, String job, String cron, String document, String message) {
    var definition =
        ScheduleDefinition.of(
            job, cron, NEW_YORK, Map.of(RunTestApplication.DOCUMENT, document), Misfire.SKIP);

    assertThatThrownBy(
            () -> schedules.change(ScheduleChange.create(name, definition), "why not", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    var unstorable = Map.of(RunTestApplication.DOCUMENT, "a\0");

    assertThatThrownBy(() -> create("a\0", copying(EVERY_YEAR, DAY)))
        .isInstanceOf(InvalidParameter.class);
    assertThatThrownBy(() -> create("stored", copying(EVERY_YEAR, unstorable)))
        .isInstanceOf(InvalidParameter.class);
    assertThatThrownBy(() -> schedules.pause("a\0", "why not", null, "ada"))
        .isInstanceOf(NoSuchSchedule.class);
    assertThatThrownBy(
            () -> calendars.put("far", false, Map.of(LocalDate.MAX, "the end"), null, "ada"))
        .isInstanceOf(InvalidParameter.class);
  }

  /** Tried: no name, one that is too long, one with a character that cannot be stored. */
  @ParameterizedTest
  @CsvSource({
    "' ', Enter a name for 2026-12-25.",
    "long, The name of 2026-12-25 is too long. Use at most 200 characters.",
    "nul, The name of 2026-12-25 contains a character that cannot be stored."
  })
  void theNameOfADayIsRefusedWithTheReason(String label, String reason) {
    var typed =
        switch (label) {
          case "long" -> "x".repeat(201);
          case "nul" -> "a\0";
          default -> label;
        };
    var days = Map.of(LocalDate.of(2026, 12, 25), typed);

    assertThatThrownBy(() -> calendars.put("named", false, days, null, "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessage(reason);
  }

  @Test
  void aCalendarKeepsItsDaysWhenNoneAreGiven() {
    var christmas = Map.of(LocalDate.of(2026, 12, 25), "Christmas Day");
    calendars.put("kept", false, christmas, null, "ada");

    assertThatThrownBy(() -> calendars.put("kept", false, Map.of(), null, "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith("A calendar needs at least one day, or weekends.");

    assertThat(calendars.all())
        .filteredOn(calendar -> calendar.name().equals("kept"))
        .singleElement()
        .extracting(HolidayCalendar::days)
        .isEqualTo(christmas);
  }

  @Test
  void aParameterThatIsNamedAfterACardIsRefused() {
    var parameters = Map.of("p4242424242424242", "a");

    assertThatThrownBy(() -> create("bad", copying(EVERY_YEAR, parameters)))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith("The name of a parameter contains a card number");
  }

  /** Tried: names and days, plain, in groups, with other signs, in the groups of Amex. */
  @ParameterizedTest
  @CsvSource({
    "c4242424242424242, Christmas Day",
    "c-4242-4242-4242-4242, Christmas Day",
    "n3782_822463_10005, Christmas Day",
    "cards, 4242424242424242",
    "cards, Day 4242.4242/4242 4242",
    "cards, 3782 822463 10005"
  })
  void aCalendarWithACardNumberIsRefused(String name, String label) {
    var days = Map.of(LocalDate.of(2026, 12, 25), label);

    assertThatThrownBy(() -> calendars.put(name, false, days, null, "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("contains a card number");
    assertThat(calendars.all()).extracting(HolidayCalendar::name).doesNotContain(name);
  }

  @Test
  void aReasonWithACardNumberIsRefusedBeforeTheChangeIsLookedFor() {
    assertThatThrownBy(() -> schedules.decline(Long.MAX_VALUE, "4242 4242 4242 4242", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith("The reason contains a card number");
  }

  @Test
  void aChangeNeedsAReasonAndIsAuditedWithIt() {
    assertThatThrownBy(
            () ->
                schedules.change(
                    ScheduleChange.create("reasoned", copying(EVERY_YEAR, DAY)), " ", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessage("Enter a reason.");
    create("reasoned", copying(EVERY_YEAR, DAY));

    schedules.change(ScheduleChange.edit("reasoned", copying(DAILY, DAY), null), "too rare", "bob");

    assertThat(audit("schedule reasoned"))
        .last()
        .asString()
        .startsWith("bob edit too rare Cron: 0 0 4 1 1 ? → 0 0 4 * * ?")
        .contains("done");
  }

  @Test
  void resumingSaysWhatItStartsAndStartsIt() {
    create("caught", each(DAILY));
    schedules.pause("caught", "maintenance", null, "ada");
    miss("caught", 3);

    var missed = schedules.timetable(schedules.find("caught")).missed();
    schedules.resume("caught", true, "ada");

    assertThat(missed).hasSizeBetween(3, 4);
    assertThat(requested("caught"))
        .containsExactlyElementsOf(
            missed.stream().map(due -> LocalDate.ofInstant(due, NEW_YORK).toString()).toList());
    assertThat(schedules.find("caught").state()).isEqualTo(Schedule.State.ACTIVE);
    assertThat(schedules.find("caught").nextFire()).isAfter(Instant.now());
  }

  @Test
  void resumingCanLeaveOutWhatWasMissed() {
    create("left", each(DAILY));
    schedules.pause("left", "maintenance", null, "ada");
    miss("left", 3);

    schedules.resume("left", false, "ada");

    assertThat(requested("left")).isEmpty();
    assertThat(schedules.find("left").nextFire()).isAfter(Instant.now());
  }

  @Test
  void aPauseEndsByItself() {
    create("short", each(DAILY));
    schedules.pause("short", "maintenance", Instant.now().plusMillis(1_500), "ada");
    miss("short", 1);

    await(() -> schedules.find("short").pause() == null, "the pause ends");
    await(() -> !requested("short").isEmpty(), "what was missed is caught up");
    assertThat(audit("schedule short")).last().asString().startsWith("schedules resume");
  }

  @Test
  void aPauseThatOutlastsItsScheduleEnds() {
    create("outlasted", each("0 0 4 1 1 ? 2098"));
    schedules.pause("outlasted", "maintenance", null, "ada");
    JdbcClient.create(DATABASE.migrating())
        .sql(
            """
            update ops.schedule
            set definition = jsonb_set(definition, '{cron}', '"0 0 4 1 1 ? 2020"')
            where name = 'outlasted'
            """)
        .update();

    schedules.resume("outlasted", true, "ada");

    assertThat(schedules.find("outlasted").state()).isEqualTo(Schedule.State.FINISHED);
  }

  @Test
  void aPauseNeedsAReason() {
    create("unreasoned", copying(EVERY_YEAR, DAY));

    assertThatThrownBy(() -> schedules.pause("unreasoned", null, null, "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessage("Enter a reason for the pause.");
  }

  @Test
  void aChangeOfWhatMovesMoneyTakesTwo() {
    var definition = ScheduleDefinition.of("paying", EVERY_YEAR, NEW_YORK, Map.of(), Misfire.SKIP);

    long id =
        schedules
            .change(ScheduleChange.create("money", definition), "we begin", "ada")
            .orElseThrow();

    assertThat(schedules.all()).extracting(Schedule::name).doesNotContain("money");
    assertThat(schedules.waiting())
        .anySatisfy(
            asked -> {
              assertThat(asked.id()).isEqualTo(id);
              assertThat(asked.change().schedule()).isEqualTo("money");
            });
    assertThatThrownBy(() -> schedules.confirm(id, "Ada"))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("yourself");
    schedules.confirm(id, "bob");
    assertThat(schedules.find("money").cron()).isEqualTo(EVERY_YEAR);
    assertThatThrownBy(() -> schedules.confirm(id, "bob")).isInstanceOf(ScheduleRefused.class);
  }

  @Test
  void aRequestedChangeOfAnOlderVersionIsNotMade() {
    createPaying("outdated");
    long deleted =
        schedules.change(ScheduleChange.delete("outdated", null), "we end", "ada").orElseThrow();
    JdbcClient.create(DATABASE.migrating())
        .sql("update ops.schedule set version = version + 1 where name = 'outdated'")
        .update();

    assertThatThrownBy(() -> schedules.confirm(deleted, "bob"))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("Someone changed schedule outdated");
    schedules.decline(deleted, "not now", "bob");
    assertThat(schedules.waiting("outdated")).isEmpty();
  }

  /** A pause changes nothing that a person has asked to change. Tried: edited, deleted. */
  @Test
  void aRequestedChangeSurvivesAPauseAndItsEnd() {
    createPaying("rested");
    var daily = ScheduleDefinition.of("paying", DAILY, NEW_YORK, Map.of(), Misfire.SKIP);
    long edited =
        schedules.change(ScheduleChange.edit("rested", daily, null), "daily", "ada").orElseThrow();
    schedules.pause("rested", "wait", null, "carol");

    schedules.confirm(edited, "bob");
    var whilePaused = schedules.find("rested");
    long deleted =
        schedules.change(ScheduleChange.delete("rested", null), "we end", "ada").orElseThrow();
    schedules.resume("rested", false, "carol");
    schedules.confirm(deleted, "bob");

    assertThat(whilePaused.cron()).isEqualTo(DAILY);
    assertThat(whilePaused.state()).isEqualTo(Schedule.State.PAUSED);
    assertThat(schedules.all()).extracting(Schedule::name).doesNotContain("rested");
  }

  /** Nothing has fired it for some days. */
  private static void miss(String schedule, int days) {
    JdbcClient.create(DATABASE.migrating())
        .sql(
            """
            update quartz.qrtz_triggers
            set next_fire_time = 1000 * extract(epoch from
                (date_trunc('day', now() at time zone 'America/New_York')
                    - make_interval(days => :days) + interval '4 hours')
                at time zone 'America/New_York')::bigint
            where trigger_name = :schedule
            """)
        .param("days", days)
        .param("schedule", schedule)
        .update();
  }

  private static List<String> audit(String subject) {
    return JdbcClient.create(DATABASE.migrating())
        .sql(
            """
            select actor || ' ' || action || ' ' || coalesce(detail, '') || ' ' || result
            from ops.audit where subject = :subject order by id
            """)
        .param("subject", subject)
        .query(String.class)
        .list();
  }
}
