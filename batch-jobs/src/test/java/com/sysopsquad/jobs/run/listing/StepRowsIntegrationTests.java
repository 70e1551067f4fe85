package com.sysopsquad.jobs.run.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.ManyRuns;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.run.UsualDuration.Verdict;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What past runs were like, where there are 100,000 with 2,000,000 steps. */
class StepRowsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  @AutoClose
  private static final ConfigurableApplicationContext PROCESS =
      RunTestApplication.start(DATABASE, "steps");

  private final RunHistory history = PROCESS.getBean(RunHistory.class);
  private final JdbcClient jdbc = PROCESS.getBean(JdbcClient.class);

  @BeforeAll
  static void fill() {
    ManyRuns.add(DATABASE);
    ManyRuns.addSteps(DATABASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rare", "copying"})
  void theTrendOfAJobReadsStepsByTheirRun(String job) {
    List<String> plan = plan(JdbcRunHistory.ENDED, Map.of("job", job, "most", 50));

    assertThat(plan)
        .anyMatch(line -> line.contains("batch_step_execution_execution"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  /** Nearly all runs are of one of these jobs: for it, the index of all launches is as good. */
  @ParameterizedTest
  @ValueSource(strings = {"rare", "copying"})
  void whatIsUsualReadsNoSteps(String job) {
    List<String> all = plan(JdbcRunHistory.USUAL.formatted(""), Map.of("job", job));
    List<String> before =
        plan(
            JdbcRunHistory.USUAL.formatted(JdbcRunHistory.BEFORE),
            Map.of("job", job, "before", 50_000L));

    for (List<String> plan : List.of(all, before)) {
      assertThat(plan)
          .anyMatch(line -> line.matches(".*Index Scan.* using run_(job_)?launched .*"))
          .noneMatch(line -> line.contains("Seq Scan") || line.contains("batch_step_execution"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rare", "copying"})
  void theDaysOfAJobReadNoStepsAndOnlyItsRuns(String job) {
    List<String> plan =
        plan(
            JdbcRunHistory.DAYS,
            Map.of(
                "job",
                job,
                "zone",
                "UTC",
                "from",
                OffsetDateTime.of(2026, 2, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                "until",
                OffsetDateTime.of(2026, 2, 8, 0, 0, 0, 0, ZoneOffset.UTC)));

    assertThat(plan)
        .anyMatch(line -> line.contains("run_job_launched") || line.contains("run_launched"))
        .noneMatch(
            line -> line.contains("Seq Scan on run") || line.contains("batch_step_execution"));
  }

  @Test
  void theStepsOfARunAreReadByTheRun() {
    assertThat(plan(JdbcRuns.STEPS, Map.of("id", 50_000L)))
        .anyMatch(line -> line.contains("batch_step_execution_execution"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  @Test
  void theTrendHasTheLastRunsWithTheItemsOfTheirLargestStepButNoPartition() {
    List<RunHistory.Ended> ended = history.ended("rare", 3);

    assertThat(ended).extracting(RunHistory.Ended::id).containsExactly(100_000L, 95_000L, 90_000L);
    assertThat(ended)
        .extracting(RunHistory.Ended::items)
        .containsExactly(100_000L, 95_000L, 90_000L);
    assertThat(ended)
        .allSatisfy(
            run -> {
              assertThat(run.duration()).isEqualTo(Duration.ofSeconds(2));
              assertThat(run.state()).isEqualTo(RunState.COMPLETED);
            });
  }

  @Test
  void whatIsUsualIsOfTheRunsBeforeAndOfAtMostFifty() {
    UsualDuration ofFew = history.usual("rare", 45_000L);
    UsualDuration ofAll = history.usual("copying", null);

    assertThat(ofFew.runs()).isEqualTo(8);
    assertThat(ofFew.verdictOn(Duration.ofSeconds(2))).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(ofAll).isEqualTo(new UsualDuration(50, Duration.ofSeconds(2), Duration.ZERO));
    assertThat(history.usual("none", null).runs()).isZero();
  }

  @Test
  void daysAreThoseOfTheZoneAndCountOutcomes() {
    List<RunHistory.Day> days =
        history.days("copying", YearMonth.of(2026, 1), ZoneId.of("America/New_York"));

    RunHistory.Day second = days.get(1);
    assertThat(days).hasSize(31);
    assertThat(second.day()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(second.runs()).isEqualTo(24 * 60);
    assertThat(second.failed()).isEqualTo(2);
    assertThat(second.completed()).isEqualTo(24 * 60 - 2);
    assertThat(second.last()).isEqualTo(RunState.COMPLETED);
    assertThat(history.days("copying", YearMonth.of(2025, 11), ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void aRunHasItsTwentySteps() {
    assertThat(PROCESS.getBean(Runs.class).find(77).steps()).hasSize(20);
  }

  private List<String> plan(String sql, Map<String, ?> parameters) {
    return jdbc.sql("explain " + sql).params(parameters).query(String.class).list();
  }
}
