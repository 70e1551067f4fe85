package com.sysopsquad.flows.delivery.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRangesTests {

  @Test
  void eachTimeIsInTheRangeThatEndsWithItOrAfterIt() {
    assertThat(TimeRanges.atMostMillis(TimeRanges.of(0))).isEqualTo(10);
    assertThat(TimeRanges.atMostMillis(TimeRanges.of(10))).isEqualTo(10);
    assertThat(TimeRanges.atMostMillis(TimeRanges.of(11))).isEqualTo(25);
    assertThat(TimeRanges.of(Long.MAX_VALUE)).isEqualTo(TimeRanges.count() - 1);
  }

  @Test
  void aTimeBeforeItsBeginIsOfClocksThatDifferAndCountsAsShort() {
    assertThat(TimeRanges.of(-5_000)).isZero();
  }

  @Test
  void aPercentileIsTheEndOfItsRange() {
    assertThat(TimeRanges.percentile(counts(90, 9, 1), 50)).isEqualTo(10);
    assertThat(TimeRanges.percentile(counts(90, 9, 1), 95)).isEqualTo(25);
    assertThat(TimeRanges.percentile(counts(90, 9, 1), 99)).isEqualTo(25);
    assertThat(TimeRanges.percentile(counts(89, 9, 2), 99)).isEqualTo(50);
    assertThat(TimeRanges.percentile(counts(0, 0, 1), 50)).isEqualTo(50);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(TimeRanges.percentile(counts(), 50)).isNegative();
  }

  private static List<Long> counts(long... first) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(TimeRanges.count(), 0L));
    for (int range = 0; range < first.length; range++) {
      counts.set(range, first[range]);
    }
    return counts;
  }
}
