package com.sysopsquad.jobs.schedule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FireParametersTests {

  @Test
  void theMonthIsThatOfTheFireInTheZoneOfTheSchedule() {
    var fire = Instant.parse("2027-01-01T03:30:00Z");

    assertThat(of(fire, "America/New_York")).containsEntry("month", "2026-12");
    assertThat(of(fire, "Europe/Berlin")).containsEntry("month", "2027-01");
  }

  @Test
  void theDayIsThatOfTheFireInTheZoneOfTheSchedule() {
    var fire = Instant.parse("2027-01-01T03:30:00Z");
    var templates = Map.of("billingDate", "{day}");

    assertThat(FireParameters.of(templates, fire, ZoneId.of("America/New_York")))
        .containsEntry("billingDate", "2026-12-31");
    assertThat(FireParameters.of(templates, fire, ZoneId.of("Europe/Berlin")))
        .containsEntry("billingDate", "2027-01-01");
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
    return FireParameters.of(Map.of("month", "{month}"), fire, ZoneId.of(zone));
  }
}
