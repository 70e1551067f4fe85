package com.sysopsquad.jobs.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

class LiveRunsTests {

  /** Beyond the boxed numbers that the JVM keeps, where equal ones are no longer the same. */
  private static final long LARGE = 4_711;

  private final LiveRuns live = new LiveRuns();

  @Test
  void runWithLargeIdIsLiveUntilItEnds() {
    JobExecution execution = execution(LARGE);

    live.began(execution);

    assertThat(live.isLive(LARGE)).isTrue();
    live.ended(execution);
    assertThat(live.isLive(LARGE)).isFalse();
  }

  @Test
  void runIsLiveUntilItsLastPartEnds() {
    JobExecution part = execution(LARGE);
    live.began(execution(LARGE));
    live.began(part);

    live.ended(part);

    assertThat(live.isLive(LARGE)).isTrue();
    assertThat(live.ids()).containsExactly(LARGE);
  }

  @Test
  void onlyTheRunThatIsMeantIsStopped() {
    JobExecution meant = execution(LARGE);
    JobExecution other = execution(LARGE + 1);
    live.began(meant);
    live.began(other);

    live.stop(LARGE);

    assertThat(meant.getStatus()).isEqualTo(BatchStatus.STOPPING);
    assertThat(other.getStatus()).isEqualTo(BatchStatus.STARTING);
  }

  private static JobExecution execution(long id) {
    return new JobExecution(id, new JobInstance(1, "payment"), new JobParameters());
  }
}
