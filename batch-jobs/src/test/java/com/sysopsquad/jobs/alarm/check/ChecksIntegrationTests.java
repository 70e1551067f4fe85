package com.sysopsquad.jobs.alarm.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.job.BusinessTimes;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong is found in the records of runs and starts, whoever has written them. */
class ChecksIntegrationTests {

  private static final String JOB = "copying";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static ConfigurableApplicationContext operations;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(1200);
  private List<Schedule> schedules = List.of();
  private long last = 1_000_000;

  @BeforeAll
  static void startOperations() {
    operations =
        RunTestApplication.start(
            RunTestApplication.class, TestPlatform.start().freshDatabase("billing"), "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @BeforeEach
  void forgetRuns() {
    jdbc().sql("delete from ops.run").update();
    jdbc().sql("delete from batch.batch_job_instance").update();
    jdbc().sql("delete from ops.launch_request").update();
    jdbc().sql("delete from ops.alarm_schedule").update();
  }

  @Test
  void aRunThatFailedIsWrongUntilALaterOneCompletes() {
    run("COMPLETED", Duration.ofHours(3), Duration.ofMinutes(1));
    long failed = run("FAILED", Duration.ofHours(2), Duration.ofMinutes(1));

    assertThat(failedRuns().look(now).conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.subject()).isEqualTo(JOB);
              assertThat(condition.path()).isEqualTo("/runs/" + failed);
            });
    run("STARTED", Duration.ofMinutes(1), null);
    assertThat(failedRuns().look(now).conditions()).hasSize(1);
    run("COMPLETED", Duration.ofMinutes(1), Duration.ofSeconds(1));
    assertThat(failedRuns().look(now).conditions()).isEmpty();
  }

  @Test
  void aRunThatTakesLongerThanItsSettingIsWrong() {
    run("STARTED", Duration.ofHours(2), null);

    assertThat(longRuns(Map.of(JOB, Duration.ofHours(1))).look(now).conditions())
        .singleElement()
        .extracting(Condition::text)
        .asString()
        .contains("has been running for 2 hours", "1 hour at most");
    assertThat(longRuns(Map.of(JOB, Duration.ofHours(3))).look(now).conditions()).isEmpty();
  }

  @Test
  void aRunThatTakesLongerThanUsualIsWrongOnceTheUsualIsKnown() {
    for (int run = 0; run < 4; run++) {
      run("COMPLETED", Duration.ofHours(10 - run), Duration.ofMinutes(10 + run));
    }
    run("STARTED", Duration.ofMinutes(40), null);
    assertThat(longRuns(Map.of()).look(now).conditions()).isEmpty();

    run("COMPLETED", Duration.ofHours(5), Duration.ofMinutes(12));

    assertThat(longRuns(Map.of()).look(now).conditions())
        .singleElement()
        .extracting(Condition::text)
        .asString()
        .contains("running for 40 minutes", "It usually takes 11 minutes");
  }

  /** It did only the rest of an earlier run. */
  @Test
  void aRunThatContinuedAnotherDoesNotCountAsUsual() {
    for (int run = 0; run < 4; run++) {
      run("COMPLETED", Duration.ofHours(10 - run), Duration.ofMinutes(10 + run));
    }
    long continued = run("COMPLETED", Duration.ofHours(5), Duration.ofMinutes(12));
    run("STARTED", Duration.ofMinutes(40), null);
    assertThat(longRuns(Map.of()).look(now).conditions()).hasSize(1);

    jdbc()
        .sql(
            """
            update ops.run set instance_id = (select min(instance_id) from ops.run)
            where execution_id = ?
            """)
        .param(continued)
        .update();

    assertThat(longRuns(Map.of()).look(now).conditions()).isEmpty();
  }

  @Test
  void aRunWithinItsUsualRangeIsFine() {
    for (int run = 0; run < 6; run++) {
      run("COMPLETED", Duration.ofHours(10 - run), Duration.ofMinutes(10 + run));
    }
    run("STARTED", Duration.ofMinutes(15), null);

    assertThat(longRuns(Map.of()).look(now).conditions()).isEmpty();
  }

  @Test
  void aJobWithoutASuccessForTooLongIsWrong() {
    run("COMPLETED", Duration.ofHours(30), Duration.ofMinutes(1));
    run("FAILED", Duration.ofHours(2), Duration.ofMinutes(1));

    assertThat(noSuccess(Duration.ofHours(26)).look(Instant.now()).conditions())
        .singleElement()
        .extracting(Condition::text)
        .asString()
        .contains("copying last completed on", "every 1 day 2 hours");
    assertThat(noSuccess(Duration.ofHours(36)).look(Instant.now()).conditions()).isEmpty();
  }

  @Test
  void aJobThatHasNeverCompletedIsWrongAfterItsTime() {
    assertThat(noSuccess(Duration.ofHours(1)).look(Instant.now()).conditions()).isEmpty();
    assertThat(noSuccess(Duration.ofHours(1)).look(Instant.now().plusSeconds(7200)).conditions())
        .singleElement()
        .extracting(Condition::text)
        .asString()
        .contains("has never completed");
  }

  @Test
  void aDueStartThatDoesNotExistIsMissedAndToldWithItsTime() {
    hourly(Schedule.State.ACTIVE);
    missedStarts().look(now.minus(Duration.ofHours(2)));
    started(hour(1));

    List<Condition> conditions = missedStarts().look(now).conditions();

    assertThat(conditions)
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.subject()).isEqualTo("hourly");
              assertThat(condition.path()).isEqualTo("/schedules/hourly");
              assertThat(condition.text())
                  .contains("did not start job copying", BusinessTimes.time(hour(0), NEW_YORK));
            });
    assertThat(missedStarts().look(now.plusSeconds(30)).conditions()).hasSize(1);
  }

  @Test
  void aMissedStartIsOverWhenItIsCaughtUp() {
    hourly(Schedule.State.ACTIVE);
    missedStarts().look(now.minus(Duration.ofMinutes(50)));
    assertThat(missedStarts().look(now).conditions()).hasSize(1);

    started(hour(0));

    assertThat(missedStarts().look(now.plusSeconds(30)).conditions()).isEmpty();
  }

  @Test
  void aMissedStartIsOverWhenSomeoneStartsTheJob() {
    hourly(Schedule.State.ACTIVE);
    missedStarts().look(now.minus(Duration.ofMinutes(50)));
    assertThat(missedStarts().look(now).conditions()).hasSize(1);

    run("COMPLETED", Duration.ZERO, Duration.ZERO);
    jdbc().sql("update ops.run set launched_at = ?").param(utc(hour(0).plusSeconds(900))).update();

    assertThat(missedStarts().look(now.plusSeconds(30)).conditions()).isEmpty();
  }

  @Test
  void aStartThatNobodyCarriesOutIsMissed() {
    hourly(Schedule.State.ACTIVE);
    missedStarts().look(now.minus(Duration.ofMinutes(50)));
    started(hour(0));
    jdbc()
        .sql(
            """
            update ops.launch_request set handled_at = null, not_before = now() + interval '1 day'
            """)
        .update();

    assertThat(missedStarts().look(now).conditions()).hasSize(1);
  }

  @Test
  void aStartThatIsOnlyALittleLateIsNotMissed() {
    hourly(Schedule.State.ACTIVE);
    missedStarts().look(hour(0).minusSeconds(600));

    assertThat(missedStarts().look(hour(0).plusSeconds(240)).conditions()).isEmpty();
    assertThat(missedStarts().look(hour(0).plusSeconds(301)).conditions()).hasSize(1);
  }

  @Test
  void aPausedScheduleMissesNothing() {
    hourly(Schedule.State.PAUSED);
    missedStarts().look(now.minus(Duration.ofHours(3)));
    missedStarts().look(now);

    hourly(Schedule.State.ACTIVE);

    assertThat(missedStarts().look(now.plusSeconds(30)).conditions()).isEmpty();
  }

  @Test
  void aNewScheduleHasMissedNothing() {
    hourly(Schedule.State.ACTIVE);

    assertThat(missedStarts().look(now).conditions()).isEmpty();
  }

  private Instant hour(int ago) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(ago));
  }

  private void started(Instant fire) {
    jdbc()
        .sql(
            """
            insert into ops.launch_request (job, actor, schedule, fire_time, handled_at)
            values (?, 'schedule hourly', 'hourly', ?, now())
            """)
        .params(JOB, utc(fire))
        .update();
  }

  /** A run that was launched so long ago, and took so long. */
  private long run(String status, Duration ago, @Nullable Duration duration) {
    long id = ++last;
    jdbc()
        .sql("insert into batch.batch_job_instance values (?, 0, ?, ?)")
        .params(id, JOB, String.valueOf(id))
        .update();
    jdbc()
        .sql(
            """
            insert into batch.batch_job_execution
                   (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status)
            values (?, 0, ?, now(), now(), case when ? then now() end, ?)
            """)
        .params(id, id, duration != null, status)
        .update();
    Instant launched = Instant.now().minus(ago);
    jdbc()
        .sql(
            """
            insert into ops.run (execution_id, instance_id, job, lock_key, kind, actor, node,
                   incarnation, launched_at, finished_at)
            select ?, ?, ?, '', 'START', 'ada', name, incarnation, ?, cast(? as timestamptz)
              from ops.node limit 1
            """)
        .param(id)
        .param(id)
        .param(JOB)
        .param(utc(launched))
        .param(duration == null ? null : utc(launched.plus(duration)))
        .update();
    return id;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static FailedRunsCheck failedRuns() {
    return new FailedRunsCheck(operations.getBean(Jobs.class), operations.getBean(Runs.class));
  }

  private static LongRunsCheck longRuns(Map<String, Duration> longest) {
    return new LongRunsCheck(
        jdbc(), operations.getBean(RunHistory.class), settings(longest, Map.of()));
  }

  private static NoSuccessCheck noSuccess(Duration within) {
    return new NoSuccessCheck(jdbc(), settings(Map.of(), Map.of(JOB, within)), NEW_YORK);
  }

  private MissedStartsCheck missedStarts() {
    return new MissedStartsCheck(() -> schedules, jdbc(), settings(Map.of(), Map.of()));
  }

  private static ExpectationSettings settings(
      Map<String, Duration> longest, Map<String, Duration> successWithin) {
    return new ExpectationSettings(
        longest,
        5,
        Duration.ofMinutes(1),
        successWithin,
        Duration.ofMinutes(5),
        0.5,
        20,
        10,
        Duration.ofMinutes(2),
        Duration.ofSeconds(15));
  }

  private static JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }

  /** A schedule that a scheduler which is dead would not start. */
  private void hourly(Schedule.State state) {
    schedules =
        List.of(
            new Schedule(
                "hourly",
                ScheduleDefinition.of(
                    JOB,
                    "0 0 * * * ?",
                    NEW_YORK,
                    Map.of("document", UUID.randomUUID().toString()),
                    Misfire.SKIP),
                1,
                null,
                Instant.EPOCH,
                null,
                state,
                null,
                null,
                null,
                null));
  }
}
