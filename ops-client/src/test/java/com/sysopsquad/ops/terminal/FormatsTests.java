package com.sysopsquad.ops.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTests {

  @ParameterizedTest
  @CsvSource({
    "0, less than a second",
    "1, 1 second",
    "38, 38 seconds",
    "60, 1 minute",
    "130, 2 minutes 10 seconds",
    "3840, 1 hour 4 minutes",
    "3605, 1 hour 5 seconds",
    "90061, 1 day 1 hour"
  })
  void aDurationIsItsTwoLargestUnits(long seconds, String words) {
    assertThat(Formats.duration(seconds)).isEqualTo(words);
  }
}
