package com.sysopsquad.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FireParametersTests {

  @Test
  void theMonthIsThatOfTheFireInTheZoneOfTheSchedule() {
    var fire = Instant.parse("2027-01-01T03:30:00Z");

    assertThat(of(fire, "America/New_York")).containsEntry("billingMonth", "2026-12");
    assertThat(of(fire, "Europe/Berlin")).containsEntry("billingMonth", "2027-01");
  }

  @Test
  void theTimeIsToTheSecondAndOtherTextStays() {
    assertThat(
            FireParameters.of(
                Map.of("at", "{time}", "mode", "full"),
                Instant.parse("2027-01-01T03:30:00.123Z"),
                ZoneId.of("UTC")))
        .isEqualTo(Map.of("at", "2027-01-01T03:30:00Z", "mode", "full"));
  }

  private static Map<String, String> of(Instant fire, String zone) {
    return FireParameters.of(Map.of("billingMonth", "{month}"), fire, ZoneId.of(zone));
  }
}
