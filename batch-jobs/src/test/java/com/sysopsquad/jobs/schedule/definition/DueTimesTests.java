package com.sysopsquad.jobs.schedule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aDailyTimeKeepsItsLocalHourWhenClocksGoForward() {
    assertThat(next("0 30 3 * * ?", "2027-03-13T00:00:00Z", 3))
        .containsExactly("2027-03-13T08:30:00Z", "2027-03-14T07:30:00Z", "2027-03-15T07:30:00Z");
  }

  @Test
  void aDailyTimeKeepsItsLocalHourWhenClocksGoBack() {
    assertThat(next("0 30 3 * * ?", "2026-10-31T00:00:00Z", 3))
        .containsExactly("2026-10-31T07:30:00Z", "2026-11-01T08:30:00Z", "2026-11-02T08:30:00Z");
  }

  @Test
  void aTimeThatClocksSkipIsWarnedOfAsItWillBe() {
    var starts = next("0 30 2 * * ?", "2027-03-13T12:00:00Z", 1);
    var warnings = warnings("0 30 2 * * ?", "2027-01-01T00:00:00Z");

    assertThat(warnings)
        .first()
        .asString()
        .startsWith("On Mar 14, 2027, clocks go forward and skip 2:30 AM. The start ")
        .endsWith(starts.contains("2027-03-14T07:30:00Z") ? "is at 3:30 AM." : "is left out.");
  }

  @Test
  void aTimeThatHappensTwiceIsWarnedOfAsItWillBe() {
    var starts = next("0 30 1 * * ?", "2026-11-01T04:30:00Z", 2);
    boolean early = starts.contains("2026-11-01T05:30:00Z");
    boolean late = starts.contains("2026-11-01T06:30:00Z");

    assertThat(warnings("0 30 1 * * ?", "2026-10-01T00:00:00Z"))
        .first()
        .isEqualTo(
            "On Nov 1, 2026, clocks go back and 1:30 AM happens twice. The job starts %s."
                .formatted(
                    early && late ? "both times" : early ? "the first time" : "the second time"));
  }

  @Test
  void otherTimesAreNotWarnedOf() {
    assertThat(warnings("0 30 3 * * ?", "2027-01-01T00:00:00Z")).isEmpty();
    assertThat(warnings("0 */5 * * * ?", "2027-01-01T00:00:00Z")).isEmpty();
    assertThat(new DueTimes("0 30 2 * * ?", ZoneId.of("UTC")).warnings(Instant.EPOCH)).isEmpty();
  }

  @Test
  void theLastDayOfFebruaryIsTheLeapDay() {
    assertThat(next("0 0 4 L 2 ?", "2027-01-01T00:00:00Z", 2))
        .containsExactly("2027-02-28T09:00:00Z", "2028-02-29T09:00:00Z");
    assertThat(next("0 0 4 29 2 ?", "2027-01-01T00:00:00Z", 1))
        .containsExactly("2028-02-29T09:00:00Z");
  }

  @Test
  void theYearEndsInTheZoneOfTheSchedule() {
    assertThat(next("0 0 23 * * ?", "2026-12-31T00:00:00Z", 3))
        .containsExactly("2026-12-31T04:00:00Z", "2027-01-01T04:00:00Z", "2027-01-02T04:00:00Z");
  }

  @Test
  void aMissedTimeIsTheLastOneThatWasDue() {
    var daily = new DueTimes("0 0 4 * * ?", NEW_YORK);

    assertThat(
            daily.latest(
                Instant.parse("2026-10-28T08:00:00Z"), Instant.parse("2026-11-01T01:00:00Z")))
        .isEqualTo("2026-10-31T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * * ?", "*/5 * * * * ?", "0,30 0 3 * * ?", "0-10 0 3 * * ?"})
  void startsWithinAMinuteAreWarnedOf(String cron) {
    assertThat(warnings(cron, "2026-12-01T05:00:00Z"))
        .first()
        .asString()
        .startsWith("This is due more than once a minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 * * * * ?", "30 */5 * * * ?", "59 0 12 * * ?"})
  void startsAMinuteApartAreNot(String cron) {
    assertThat(warnings(cron, "2026-12-01T05:00:00Z"))
        .noneMatch(warning -> warning.startsWith("This is due more than once a minute"));
  }

  private static List<String> next(String cron, String after, int most) {
    return new DueTimes(cron, NEW_YORK)
        .next(Instant.parse(after), most).stream().map(Instant::toString).toList();
  }

  private static List<String> warnings(String cron, String now) {
    return new DueTimes(cron, NEW_YORK).warnings(Instant.parse(now));
  }
}
