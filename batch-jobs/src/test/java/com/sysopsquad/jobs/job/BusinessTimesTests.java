package com.sysopsquad.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimesTests {

  @Test
  void aDayIsWrittenWithItsYear() {
    assertThat(BusinessTimes.day(LocalDate.of(2026, 12, 5))).isEqualTo("Dec 5, 2026");
  }

  /** Tried: winter, summer, a zone without daylight saving time, midnight, and noon. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-30T08:30:00Z | America/New_York | Nov 30, 2026, 3:30 AM EST
          2026-07-01T07:30:00Z | America/New_York | Jul 1, 2026, 3:30 AM EDT
          2026-11-30T08:30:00Z | UTC              | Nov 30, 2026, 8:30 AM UTC
          2026-11-30T05:00:00Z | America/New_York | Nov 30, 2026, 12:00 AM EST
          2026-11-30T12:00:00Z | UTC              | Nov 30, 2026, 12:00 PM UTC
          """)
  void aTimeIsWrittenInItsZone(Instant time, ZoneId zone, String written) {
    assertThat(BusinessTimes.time(time, zone)).isEqualTo(written);
  }
}
