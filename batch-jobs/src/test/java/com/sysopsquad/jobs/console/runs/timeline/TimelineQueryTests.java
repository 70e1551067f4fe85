package com.sysopsquad.jobs.console.runs.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;

class TimelineQueryTests {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T08:30:00Z, 2026-11-30T23:00:00Z",
    "2026-12-01T22:59:59Z, 2026-11-30T23:00:00Z",
    "2026-12-01T23:00:00Z, 2026-12-01T23:00:00Z"
  })
  void withoutATimeItIsThePresentOrTheLastNight(String now, String from) {
    TimelineQuery query = TimelineQuery.of(asked(Map.of()), formats(now));

    assertThat(query.from()).isEqualTo(from);
    assertThat(query.hours()).isEqualTo(12);
  }

  @Test
  void aDayIsItsEvening() {
    assertThat(query("2026-12-01").from()).isEqualTo("2026-12-01T23:00:00Z");
  }

  @Test
  void aNightInWhichClocksGoBackIsTwelveHoursLongAndTheNextBeginsInTheEvening() {
    TimelineQuery query = query("2026-10-31T18:00");

    assertThat(query.until()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(query.fromOf(1)).isEqualTo("2026-11-01T18:00");
    assertThat(query(query.fromOf(1)).from()).isEqualTo("2026-11-01T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2026-02-30", "2026-12-01T25:00", "12026-12-01", "0001-01-01"})
  void whatIsNoTimeIsRefused(String from) {
    assertThatThrownBy(() -> query(from)).isInstanceOf(InvalidQuery.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "49", "-1", "1.5", "999999999999"})
  void whatIsNoNumberOfHoursIsRefused(String hours) {
    assertThatThrownBy(
            () -> TimelineQuery.of(asked(Map.of("hours", hours)), formats("2026-12-01T08:30:00Z")))
        .isInstanceOf(InvalidQuery.class)
        .hasMessage("hours must be from 1 to 48.");
  }

  private static TimelineQuery query(String from) {
    return TimelineQuery.of(asked(Map.of("from", from)), formats("2026-12-01T08:30:00Z"));
  }

  private static MultiValueMap<String, String> asked(Map<String, String> parameters) {
    return MultiValueMap.fromSingleValue(parameters);
  }

  private static Formats formats(String now) {
    return new Formats(ZONE, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }
}
