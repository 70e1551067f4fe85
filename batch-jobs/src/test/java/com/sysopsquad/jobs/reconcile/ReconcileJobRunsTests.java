package com.sysopsquad.jobs.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileJobRunsTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Still the 30th in New York. */
  private final ReconcileJobRuns runs =
      new ReconcileJobRuns(Clock.fixed(Instant.parse("2026-12-01T04:00:00Z"), NEW_YORK), NEW_YORK);

  @Test
  void withoutParametersItIsOverThisMonthAndTheOneBefore() {
    assertThat(runs.identify(Map.of()))
        .isEqualTo(
            Map.of(
                "from", "2026-10-01", "to", "2026-11-29", "requestedAt", "2026-12-01T04:00:00Z"));
  }

  @Test
  void anyDaysUpToTodayCanBeCompared() {
    assertThat(runs.identify(Map.of("from", " 2020-01-01", "to", "2026-11-29 ")))
        .containsEntry("from", "2020-01-01")
        .containsEntry("to", "2026-11-29");
    assertThat(runs.identify(Map.of("to", "2026-11-30"))).containsEntry("to", "2026-11-30");
  }

  @ParameterizedTest
  @CsvSource({
    "from, 2026-11, is not a day. Enter year",
    "to, soon, is not a day. Enter year",
    "to, 2026-12-01, 2026-12-01 is in the future. The last day can be 2026-11-30.",
    "from, 2026-11-30, 'The last day, 2026-11-29, is before the first day, 2026-11-30.'",
    "requestedAt, now, is not a time",
    "billingMonth, 2026-11, Job reconcile has no parameter"
  })
  void whatCannotBeIsRefusedWithWhatToGiveInstead(String name, String value, String sentence) {
    assertThatThrownBy(() -> runs.identify(Map.of(name, value)))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining(sentence);
  }
}
