package com.sysopsquad.jobs.metrics;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is published of schedules, runs, items and alarms, from a real database. */
class JobMetersIntegrationTests {

  private static ConfigurableApplicationContext operations;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger counted = new AtomicInteger();
  private JobMeters meters;

  @BeforeAll
  static void startOperations() {
    operations =
        RunTestApplication.start(TestPlatform.start().freshDatabase("billing"), "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @BeforeEach
  void publish() {
    jdbc().sql("delete from ops.alarm").update();
    jdbc().sql("delete from ops.schedule").update();
    Jobs counting = new Counting(operations.getBean(Jobs.class));
    meters =
        new JobMeters(
            "billing",
            counting,
            new ReadingJobFigures(
                jdbc(), new LatestOutcomes(counting, operations.getBean(Runs.class))),
            Duration.ofMillis(50));
    meters.bindTo(registry);
    meters.start();
  }

  @AfterEach
  void stop() {
    meters.stop();
  }

  @Test
  void aScheduleHasTheTimeAndTheAgeOfItsLastSuccess() {
    schedule("copies");
    schedule("idle");

    run("schedule copies");

    await(() -> gauge("sysops.schedule.last.success.age.seconds") != null, "it is published");
    assertThat(value("sysops.schedule.last.success.age.seconds")).isBetween(0.0, 3_600.0);
    double now =
        jdbc()
            .sql("select extract(epoch from clock_timestamp())::float8")
            .query(Double.class)
            .single();
    assertThat(value("sysops.schedule.last.success.timestamp.seconds"))
        .isBetween(now - 3_600, now + 1);
    assertThat(registry.find("sysops.schedule.last.success.timestamp.seconds").gauges())
        .extracting(gauge -> gauge.getId().getTag("schedule"))
        .containsExactly("copies");
  }

  @Test
  void aPausedScheduleIsMarked() {
    schedule("copies");
    await(() -> gauge("sysops.schedule.paused") != null, "it is published");
    assertThat(value("sysops.schedule.paused")).isZero();

    jdbc()
        .sql(
            """
            update ops.schedule
            set paused_by = 'ada', paused_at = clock_timestamp(), pause_reason = 'Test'
            """)
        .update();

    await(() -> value("sysops.schedule.paused") == 1, "the pause is published");
  }

  @Test
  void runsAreCountedByJobAndState() {
    run("ada");
    // With those of other tests, whichever were looked at before.
    long runs =
        jdbc()
            .sql("select count(*) from ops.run where job = 'copying' and finished_at is not null")
            .query(Long.class)
            .single();

    await(() -> completed() == runs, "all runs are counted");
    assertThat(runs).isPositive();
    assertThat(
            registry.get("sysops.runs").tags("job", "copying", "state", "failed").gauge().value())
        .isZero();
  }

  /** Counting can be costly, so it is not repeated for a run that has ended. */
  @Test
  void theItemsOfTheLatestRunAreCountedOnceItHasEnded() {
    run("ada");
    await(() -> gauge("sysops.run.items") != null, "its items are published");
    await(() -> item("paid") == 5 && item("declined") == 2, "both outcomes are published");
    int times = counted.get();
    double runs = completed();

    run("ada");
    await(() -> completed() > runs, "the next run is seen");
    await(() -> counted.get() > times, "the items of the next run are counted");
    assertThat(registry.find("sysops.run.items").gauges()).hasSize(2);
  }

  @Test
  void alarmsAreCountedByKindSeverityAndState() {
    alarm("OPEN", "payment");
    alarm("OPEN", "reconcile");
    alarm("RESOLVED", "collection");

    await(() -> alarms("open") == 2, "both are counted");
    assertThat(alarms("acknowledged")).isZero();

    jdbc().sql("delete from ops.alarm").update();
    await(() -> alarms("open") == 0, "nothing is left of them");
  }

  @Test
  void noTagNamesARun() {
    schedule("copies");
    run("schedule copies");
    await(() -> gauge("sysops.schedule.last.success.age.seconds") != null, "it is published");

    assertThat(registry.getMeters())
        .allSatisfy(
            meter ->
                assertThat(meter.getId().getTags())
                    .extracting(Tag::getKey)
                    .isSubsetOf(
                        "job",
                        "state",
                        "schedule",
                        "outcome",
                        "kind",
                        "severity",
                        "quantum",
                        "source"));
  }

  private void run(String actor) {
    long id =
        operations
            .getBean(RunControl.class)
            .start("copying", Map.of(DOCUMENT, UUID.randomUUID().toString()), actor);
    await(
        () ->
            jdbc()
                .sql("select finished_at is not null from ops.run where execution_id = ?")
                .param(id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
  }

  private static void schedule(String name) {
    jdbc()
        .sql(
            """
            insert into ops.schedule (name, definition, file)
            values (:name, '{"job": "copying", "cron": "0 0 3 * * ?"}',
                    '{"job": "copying", "cron": "0 0 3 * * ?"}')
            """)
        .param("name", name)
        .update();
  }

  private static void alarm(String state, String subject) {
    jdbc()
        .sql(
            """
            insert into ops.alarm (kind, subject, severity, text, path, since, seen_at, state,
                                   resolved_at)
            values ('RUN_FAILED', :subject, 'CRITICAL', 'Run 12 failed.', '/runs/12',
                    clock_timestamp(), clock_timestamp(), :state,
                    case when :state = 'RESOLVED' then clock_timestamp() end)
            """)
        .param("subject", subject)
        .param("state", state)
        .update();
  }

  private double completed() {
    return registry.get("sysops.runs").tags("job", "copying", "state", "completed").gauge().value();
  }

  private double alarms(String state) {
    return registry
        .get("sysops.alarms")
        .tags("kind", "run-failed", "severity", "critical", "state", state)
        .gauge()
        .value();
  }

  private double item(String outcome) {
    Gauge gauge = registry.find("sysops.run.items").tag("outcome", outcome).gauge();
    return gauge == null ? Double.NaN : gauge.value();
  }

  private double value(String name) {
    return registry.get(name).gauge().value();
  }

  private @Nullable Gauge gauge(String name) {
    return registry.find(name).gauge();
  }

  private static JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }

  /** The small job, with outcomes. */
  private final class Counting implements Jobs {

    private final Jobs jobs;

    private Counting(Jobs jobs) {
      this.jobs = jobs;
    }

    @Override
    public List<LaunchableJob> all() {
      return jobs.all().stream().<LaunchableJob>map(WithOutcomes::new).toList();
    }

    @Override
    public LaunchableJob find(String name) {
      return new WithOutcomes(jobs.find(name));
    }
  }

  private final class WithOutcomes implements LaunchableJob {

    private final LaunchableJob job;

    private WithOutcomes(LaunchableJob job) {
      this.job = job;
    }

    @Override
    public String name() {
      return job.name();
    }

    @Override
    public String description() {
      return job.description();
    }

    @Override
    public List<Parameter> parameters() {
      return job.parameters();
    }

    @Override
    public Map<String, String> identify(Map<String, String> given) {
      return job.identify(given);
    }

    @Override
    public Map<String, Amounts> outcomes(Map<String, String> identity) {
      counted.incrementAndGet();
      return Map.of("paid", Amounts.of(5), "declined", Amounts.of(2));
    }
  }
}
