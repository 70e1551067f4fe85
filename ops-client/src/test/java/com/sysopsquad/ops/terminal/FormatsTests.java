package com.sysopsquad.ops.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|''", "A|A", "A;B|A and B", "A;B;C|A, B, and C", "A;B;C;D|A, B, C, and D"})
  void threeOrMoreAreListedWithCommas(String items, String written) {
    assertThat(Formats.list(List.of(items.split(";")))).isEqualTo(written);
  }

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

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T12:22:16Z, 2026-11-30T07:22:16-05:00",
    "2026-12-01T00:30:00.519184666Z, 2026-11-30T19:30:00-05:00",
    "2026-11-30, 2026-11-30",
    "2026-99-30T12:22:16Z, 2026-99-30T12:22:16Z",
    "2026-11, 2026-11"
  })
  void aParameterThatIsATimeIsShownInTheZoneOfTheRest(String value, String shown) {
    OffsetDateTime started = OffsetDateTime.parse("2026-11-30T07:22:17-05:00");

    assertThat(Formats.parameters(Map.of("requestedAt", value), started))
        .isEqualTo("requestedAt=" + shown);
  }

  @Test
  void withoutATimeBesideItAParameterStaysInItsZone() {
    assertThat(Formats.parameters(Map.of("requestedAt", "2026-11-30T12:22:16.5Z")))
        .isEqualTo("requestedAt=2026-11-30T12:22:16Z");
  }
}
