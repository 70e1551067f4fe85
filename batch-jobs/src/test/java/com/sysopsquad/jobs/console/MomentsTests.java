package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTests {

  private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");

  private final Moments moments =
      new Moments(ZoneId.of("America/New_York"), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aMomentIsToldWithItsZone() {
    assertThat(moments.absolute(NOW)).isEqualTo("1 Dec 2026, 03:30:00 EST");
    assertThat(moments.absolute(Instant.parse("2026-07-01T08:30:00Z")))
        .isEqualTo("1 Jul 2026, 04:30:00 EDT");
    assertThat(moments.absolute(null)).isEqualTo("–");
  }

  @Test
  void aMomentIsToldFromNow() {
    assertThat(moments.relative(NOW)).isEqualTo("now");
    assertThat(moments.relative(NOW.plus(Duration.ofHours(51)))).isEqualTo("in 2 days 3 hours");
    assertThat(moments.relative(NOW.minusSeconds(61))).isEqualTo("1 minute 1 second ago");
    assertThat(moments.relative(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, less than a second",
    "38, 38 seconds",
    "130, 2 minutes 10 seconds",
    "3605, 1 hour",
    "90061, 1 day 1 hour"
  })
  void aDurationIsItsTwoLargestUnits(long seconds, String words) {
    assertThat(Moments.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
