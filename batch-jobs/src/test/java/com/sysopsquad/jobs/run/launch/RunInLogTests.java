package com.sysopsquad.jobs.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.RunInLog;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

class RunInLogTests {

  private static final LocalDateTime CREATED = LocalDateTime.parse("2026-11-30T03:30:00.123456789");

  private final NamingStepsInLog naming = new NamingStepsInLog();

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void aPartitionIsNamedBesideItsStep() {
    naming.beforeStep(step("chargePartition:partition3", CREATED));

    assertThat(names())
        .containsEntry("run", "12")
        .containsEntry("step", "chargePartition")
        .containsEntry("partition", "partition3");
  }

  /** A worker reads the execution from the database, which keeps microseconds. */
  @Test
  void allProcessesOfARunHaveOneTraceAndEachStepItsOwnSpan() {
    naming.beforeStep(step("chargePartition:partition3", CREATED));
    Map<String, String> here = names();
    naming.beforeStep(step("chargePartition:partition3", CREATED.withNano(123_457_000)));
    Map<String, String> there = names();
    RunInLog.begin(run(CREATED));

    assertThat(there).isEqualTo(here);
    assertThat(names().get("traceId")).isEqualTo(here.get("traceId"));
    assertThat(names().get("spanId")).isNotEqualTo(here.get("spanId"));
  }

  @Test
  void afterAStepTheThreadNamesWhatItNamedBefore() {
    RunInLog.begin(run(CREATED));
    Map<String, String> before = names();
    StepExecution step = step("reconcile", CREATED);

    naming.beforeStep(step);
    assertThat(names()).isNotEqualTo(before);
    naming.afterStep(step);

    assertThat(names()).isEqualTo(before);
  }

  @Test
  void aWorkersThreadNamesNothingAfterItsPartition() {
    StepExecution step = step("chargePartition:partition3", CREATED);

    naming.beforeStep(step);
    naming.afterStep(step);

    assertThat(names()).isEmpty();
  }

  /** Spring Batch logs a last line when all listeners have been told that the step has ended. */
  @Test
  void workOnAPartitionIsNamedUntilItHasEnded() {
    StepExecution step = step("chargePartition:partition3", CREATED);

    RunInLog.during(
        step,
        () -> {
          naming.beforeStep(step);
          naming.afterStep(step);
          assertThat(names()).containsEntry("run", "12").containsEntry("partition", "partition3");
        });

    assertThat(names()).isEmpty();
  }

  private static Map<String, String> names() {
    return Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
  }

  private static JobExecution run(LocalDateTime created) {
    var run = new JobExecution(12, new JobInstance(7, "payment"), new JobParameters());
    run.setCreateTime(created);
    return run;
  }

  private static StepExecution step(String name, LocalDateTime created) {
    return new StepExecution(31, name, run(created));
  }
}
