package com.sysopsquad.jobs.schedule;

import static com.sysopsquad.jobs.run.RunTestApplication.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class SchedulesIntegrationTests {

  private static final String JOB = "sysops.schedules.nightly.job=copying";
  private static final String DOCUMENT = "sysops.schedules.nightly.parameters.document={time}";
  private static final String EVERY_SECOND = "sysops.schedules.nightly.cron=* * * * * ?";
  private static final String EVERY_YEAR = "sysops.schedules.nightly.cron=0 0 4 1 1 ?";
  private static final String EVERY_MONTH = "sysops.schedules.nightly.cron=0 0 4 1 * ?";

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
      process.getBean(Schedules.class).pause("nightly", "ada");
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
  void aScheduleThatIsGoneFromTheConfigurationIsGone() {
    start("one:8081", JOB, DOCUMENT, EVERY_YEAR).close();

    try (var process = start("one:8081")) {
      assertThat(nightly(process)).isEmpty();
    }
  }

  private ConfigurableApplicationContext start(String node, String... settings) {
    var all = new ArrayList<>(List.of(settings));
    // The schedules of config/operations.yaml are there too, and want a job that is.
    all.add("sysops.schedules.payment.job=copying");
    all.add("sysops.schedules.contractSync.job=copying");
    all.add("sysops.schedules.collection.job=copying");
    all.add("sysops.schedules.reconcile.job=copying");
    return RunTestApplication.start(Application.class, database, node, all.toArray(String[]::new));
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
