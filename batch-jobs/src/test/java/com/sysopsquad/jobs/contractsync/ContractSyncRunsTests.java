package com.sysopsquad.jobs.contractsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractSyncRunsTests {

  private final ContractSyncRuns runs =
      new ContractSyncRuns(Clock.fixed(Instant.parse("2026-11-22T10:00:00.123Z"), ZoneOffset.UTC));

  @Test
  void aRunIsNamedByTheMomentItIsAskedFor() {
    assertThat(runs.identify(Map.of()))
        .containsExactly(Map.entry("requestedAt", "2026-11-22T10:00:00.123Z"));
  }

  @Test
  void theSameMomentIsAlwaysTheSameRun() {
    assertThat(runs.identify(Map.of("requestedAt", " 2026-11-22T10:00:00.000Z ")))
        .isEqualTo(runs.identify(Map.of("requestedAt", "2026-11-22T10:00:00Z")));
  }

  @Test
  void whatIsNoMomentOrNoParameterIsRefusedWithWhatToGiveInstead() {
    assertThatThrownBy(() -> runs.identify(Map.of("requestedAt", "now")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessage(
            "\"now\" is not a time. Use requestedAt=2026-11-22T10:00:00.123Z or leave it out.");
    assertThatThrownBy(() -> runs.identify(Map.of("target", "billing")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessage("Job contractSync has no parameter \"target\". Start it without parameters.");
  }

  @Test
  void itNeedsNothingToBeStarted() {
    assertThat(runs.parameters()).noneMatch(parameter -> parameter.required());
  }
}
