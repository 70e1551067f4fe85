package com.sysopsquad.jobs.schedule;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.change.Difference;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.platform.TestPlatform;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartz.TriggerKey;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchedulesIntegrationTests {

  private static final String JOB = "sysops.schedules.nightly.job=copying";
  private static final String DOCUMENT = "sysops.schedules.nightly.parameters.document={time}";
  private static final String EVERY_SECOND = "sysops.schedules.nightly.cron=* * * * * ?";
  private static final String EVERY_YEAR = "sysops.schedules.nightly.cron=0 0 4 1 1 ?";
  private static final String EVERY_MONTH = "sysops.schedules.nightly.cron=0 0 4 1 * ?";

  private static final String MISSED_SINCE_THREE_DAYS =
      """
      update quartz.qrtz_triggers t
         set start_time = missed.since, next_fire_time = missed.since
        from (select 1000 * extract(epoch from
                     (date_trunc('day', now() at time zone 'America/New_York') - interval '3 days'
                       + interval '4 hours') at time zone 'America/New_York')::bigint as since
             ) missed
      """;

  private final TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");

  /** Runs, and schedules that start them. */
  @Import({RunTestApplication.class, ScheduleConfiguration.class})
  static class Application {

    @Bean
    ZoneId businessZone() {
      return ZoneId.of("America/New_York");
    }
  }

  @Test
  void aScheduleThatIsDueStartsItsJobWithTheTimeOfTheFire() {
    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_SECOND)) {
      await(() -> completed(process).size() > 1, "two runs of the schedule");

      assertThat(completed(process))
          .extracting(run -> run.parameters().get(RunTestApplication.DOCUMENT))
          .doesNotHaveDuplicates();
      assertThat(nightly(process))
          .singleElement()
          .satisfies(schedule -> assertThat(schedule.previousFire()).isNotNull());
    }
  }

  @Test
  void twoProcessesStartOneRunAFire() {
    try (var one = start("one:8081", JOB, DOCUMENT, EVERY_SECOND);
        var two = start("two:8081", JOB, DOCUMENT, EVERY_SECOND)) {
      await(() -> completed(two).size() > 3, "four runs of the schedule");

      assertThat(completed(one))
          .extracting(run -> run.parameters().get(RunTestApplication.DOCUMENT))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aPausedScheduleStaysPausedWhenItIsChanged() {
    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      process.getBean(Schedules.class).pause("nightly", "maintenance", null, "ada");
    }

    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_MONTH)) {
      assertThat(nightly(process))
          .singleElement()
          .satisfies(
              schedule -> {
                assertThat(schedule.cron()).isEqualTo("0 0 4 1 * ?");
                assertThat(schedule.state()).isEqualTo(Schedule.State.PAUSED);
              });
    }
  }

  @Test
  void aNodeWhoseClockIsADayAheadStartsNothingEarlyAndTakesNothingForMissed() throws Exception {
    String eachFire = "sysops.schedules.nightly.misfire=fire-each";
    start("one:8081", JOB, DOCUMENT, EVERY_YEAR, eachFire).close();
    due(Duration.ofHours(12));
    long itsTime = System.currentTimeMillis() + Duration.ofDays(1).toMillis();

    assertThat(acquired(itsTime)).isEmpty();
    due(Duration.ofSeconds(-2));
    assertThat(acquired(itsTime)).hasSize(1);

    start("one:8081", JOB, DOCUMENT, EVERY_YEAR).close();
    due(Duration.ofHours(12));
    assertThat(missed(itsTime)).isZero();
    due(Duration.ofSeconds(-90));
    assertThat(missed(itsTime)).isOne();
  }

  /** The time of the fire, from now on, by the database's clock. */
  private void due(Duration time) {
    JdbcClient.create(database.migrating())
        .sql(
            """
            update quartz.qrtz_triggers
            set next_fire_time = 1000 * (extract(epoch from clock_timestamp())::bigint + ?)
            """)
        .param(time.toSeconds())
        .update();
  }

  /** What a node whose clock shows this time would fire next. */
  private List<TriggerKey> acquired(long itsTime) throws Exception {
    try (Connection connection = database.migrating().getConnection()) {
      return delegate()
          .selectTriggerToAcquire(
              connection,
              itsTime + DueByTheDatabase.AHEAD_MILLIS,
              itsTime - DueByTheDatabase.MISSED_MILLIS,
              1);
    }
  }

  private int missed(long itsTime) throws Exception {
    try (Connection connection = database.migrating().getConnection()) {
      List<TriggerKey> found = new ArrayList<>();
      long before = itsTime - DueByTheDatabase.MISSED_MILLIS;
      delegate().hasMisfiredTriggersInState(connection, "WAITING", before, 10, found);
      assertThat(delegate().countMisfiredTriggersInState(connection, "WAITING", before))
          .isEqualTo(found.size());
      return found.size();
    }
  }

  private static DueByTheDatabase delegate() throws Exception {
    DueByTheDatabase delegate = new DueByTheDatabase();
    delegate.initialize(
        LoggerFactory.getLogger(SchedulesIntegrationTests.class),
        "quartz.qrtz_",
        "sysops",
        "one",
        new CascadingClassLoadHelper(),
        true,
        null);
    return delegate;
  }

  @Test
  void eachDayThatWasMissedIsStartedInOrder() {
    String[] daily = {
      JOB,
      "sysops.schedules.nightly.parameters.document={day}",
      "sysops.schedules.nightly.cron=0 0 4 * * ?",
      "sysops.schedules.nightly.misfire=fire-each"
    };
    start("one:8081", daily).close();
    JdbcClient.create(database.migrating()).sql(MISSED_SINCE_THREE_DAYS).update();

    try (var process = start("one:8081", daily)) {
      await(() -> fired().size() >= 3, "the days that were missed");

      var today = LocalDate.now(ZoneId.of("America/New_York"));
      assertThat(fired().subList(0, 3))
          .containsExactly(
              today.minusDays(3).toString(),
              today.minusDays(2).toString(),
              today.minusDays(1).toString());
      assertThat(nightly(process))
          .singleElement()
          .satisfies(schedule -> assertThat(schedule.misfire()).startsWith("each missed start"));
    }
  }

  @Test
  void aMissedStartThatIsCaughtUpHasTheDayOnWhichItWasDue() {
    String[] daily = {
      JOB,
      "sysops.schedules.nightly.parameters.document={day}",
      "sysops.schedules.nightly.cron=0 0 4 * * ?",
      "sysops.schedules.nightly.misfire=fire-once"
    };
    start("one:8081", daily).close();
    JdbcClient.create(database.migrating()).sql(MISSED_SINCE_THREE_DAYS).update();
    var begun = LocalDateTime.now(ZoneId.of("America/New_York"));

    try (var process = start("one:8081", daily)) {
      await(() -> !fired().isEmpty(), "the last day that was missed");

      var due = begun.getHour() < 4 ? begun.minusDays(1) : begun;
      assertThat(fired()).containsExactly(due.toLocalDate().toString());
      assertThat(nightly(process)).hasSize(1);
    }
  }

  @Test
  void whatAPersonChangedIsNotOverwrittenByTheConfiguration() {
    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      var schedules = process.getBean(Schedules.class);
      var definition = schedules.find("nightly").definition();
      schedules.change(
          ScheduleChange.edit(
              "nightly",
              ScheduleDefinition.of(
                  definition.job(),
                  "0 0 5 1 1 ?",
                  definition.zone(),
                  definition.parameters(),
                  definition.misfire()),
              null),
          "an hour later",
          "ada");
    }

    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_MONTH)) {
      var nightly = process.getBean(Schedules.class).find("nightly");
      assertThat(nightly.cron()).isEqualTo("0 0 5 1 1 ?");
      assertThat(nightly.changedBy()).isEqualTo("ada");
      assertThat(Difference.between(nightly.file(), nightly.definition()))
          .containsExactly(new Difference("Cron", "0 0 4 1 * ?", "0 0 5 1 1 ?"));
    }
  }

  @Test
  void aScheduleThatAPersonDeletedIsNotAddedAgainUntilAPersonSaysSo() {
    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      process
          .getBean(Schedules.class)
          .change(ScheduleChange.delete("nightly", null), "no longer", "ada");
    }

    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      var schedules = process.getBean(Schedules.class);
      assertThat(nightly(process)).isEmpty();
      assertThat(schedules.deleted()).containsExactly("nightly");
      schedules.change(ScheduleChange.useFile("nightly", null), "needed again", "ada");
      assertThat(nightly(process)).hasSize(1);
    }
  }

  @Test
  void aScheduleThatIsNeverDueAgainKeepsNoProcessFromStarting() {
    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      process
          .getBean(Schedules.class)
          .change(
              ScheduleChange.create(
                  "once",
                  ScheduleDefinition.of(
                      "copying",
                      "0 0 4 1 1 ? 2098",
                      ZoneId.of("America/New_York"),
                      Map.of("document", "{day}"),
                      Misfire.FIRE_ONCE)),
              "only once",
              "ada");
    }
    itsLastTimeIsOver();

    try (var process = start("one:8081", JOB, DOCUMENT, EVERY_YEAR)) {
      assertThat(process.getBean(Schedules.class).find("once").state())
          .isEqualTo(Schedule.State.FINISHED);
    }
  }

  /** As Quartz leaves it. */
  private void itsLastTimeIsOver() {
    JdbcClient jdbc = JdbcClient.create(database.migrating());
    jdbc.sql("delete from quartz.qrtz_cron_triggers where trigger_name = 'once'").update();
    jdbc.sql("delete from quartz.qrtz_triggers where trigger_name = 'once'").update();
    jdbc.sql(
            """
            update ops.schedule
            set definition = jsonb_set(definition, '{cron}', '"0 0 4 1 1 ? 2020"')
            where name = 'once'
            """)
        .update();
  }

  @Test
  void aScheduleThatItsJobWouldRefuseIsNoticedAtTheStart() {
    assertThatThrownBy(() -> start("one:8081", JOB, EVERY_YEAR))
        .rootCause()
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("which document");
  }

  @Test
  void aScheduleThatIsGoneFromTheConfigurationIsGone() {
    start("one:8081", JOB, DOCUMENT, EVERY_YEAR).close();

    try (var process = start("one:8081")) {
      assertThat(nightly(process)).isEmpty();
    }
  }

  /** What the schedule has asked for, in order. */
  private List<String> fired() {
    return JdbcClient.create(database.migrating())
        .sql(
            """
            select parameters ->> 'document'
              from ops.launch_request
             where schedule = 'nightly'
             order by id
            """)
        .query(String.class)
        .list();
  }

  private ConfigurableApplicationContext start(String node, String... settings) {
    return RunTestApplication.start(Application.class, database, node, settings);
  }

  private static List<Schedule> nightly(ConfigurableApplicationContext process) {
    return process.getBean(Schedules.class).all().stream()
        .filter(schedule -> schedule.name().equals("nightly"))
        .toList();
  }

  private static List<Runs.Summary> completed(ConfigurableApplicationContext process) {
    return process.getBean(Runs.class).latest(RunFilter.of("copying"), 100).stream()
        .filter(run -> run.state() == RunState.COMPLETED)
        .toList();
  }
}
