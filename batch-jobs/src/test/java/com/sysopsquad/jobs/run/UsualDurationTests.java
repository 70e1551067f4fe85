package com.sysopsquad.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.UsualDuration.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualDurationTests {

  @ParameterizedTest
  @CsvSource({"33999, SHORT", "34000, USUAL", "40000, USUAL", "46000, USUAL", "46001, LONG"})
  void whatIsMoreThanThreeDeviationsFromTheMeanIsUnusual(long millis, Verdict verdict) {
    UsualDuration usual = new UsualDuration(10, Duration.ofSeconds(40), Duration.ofSeconds(2));

    assertThat(usual.verdictOn(Duration.ofMillis(millis))).isEqualTo(verdict);
  }

  @Test
  void withTooFewRunsNothingIsUnusual() {
    UsualDuration usual = new UsualDuration(9, Duration.ofSeconds(40), Duration.ofSeconds(2));

    assertThat(usual.isKnown()).isFalse();
    assertThat(usual.verdictOn(Duration.ofDays(1))).isEqualTo(Verdict.NOT_KNOWN);
  }

  @Test
  void aSecondIsNeverUnusualEvenIfAllRunsTakeTheSameTime() {
    UsualDuration usual = new UsualDuration(50, Duration.ofMillis(300), Duration.ZERO);

    assertThat(usual.shortest()).isEqualTo(Duration.ZERO);
    assertThat(usual.verdictOn(Duration.ofMillis(1_300))).isEqualTo(Verdict.USUAL);
    assertThat(usual.verdictOn(Duration.ofMillis(1_301))).isEqualTo(Verdict.LONG);
    assertThat(usual.verdictOn(Duration.ZERO)).isEqualTo(Verdict.USUAL);
  }
}
