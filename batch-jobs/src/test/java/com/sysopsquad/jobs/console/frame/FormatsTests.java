package com.sysopsquad.jobs.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTests {

  private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");

  private final Formats formats =
      new Formats(ZoneId.of("America/New_York"), Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | ''",
        "USD                  | $1.00",
        "USD EUR              | €1.00 and $1.00",
        "USD EUR CAD          | CA$1.00, €1.00, and $1.00",
        "USD EUR CAD JPY      | CA$1.00, €1.00, ¥100, and $1.00"
      })
  void amountsOfSeveralCurrenciesAreListedWithCommas(String currencies, String written) {
    Map<String, Long> amounts =
        Stream.of(currencies.split(" "))
            .filter(currency -> !currency.isEmpty())
            .collect(Collectors.toMap(currency -> currency, _ -> 100L));

    assertThat(Formats.money(amounts)).isEqualTo(written);
  }

  @Test
  void aTimeOfTodayHasNoDateAndOneOfThisYearNoYear() {
    assertThat(formats.time(NOW)).isEqualTo("3:30 AM Eastern");
    assertThat(formats.time(Instant.parse("2026-07-01T08:30:00Z")))
        .isEqualTo("Jul 1, 4:30 AM Eastern");
    assertThat(formats.time(Instant.parse("2027-01-01T08:30:00Z")))
        .isEqualTo("Jan 1, 2027, 3:30 AM Eastern");
    assertThat(formats.time(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "49, 0.0 s",
    "9149, 9.1 s",
    "99999, 100.0 s",
    "100000, 1 minute 40 seconds"
  })
  void aShortDurationHasTenths(long millis, String written) {
    assertThat(Formats.exact(Duration.ofMillis(millis))).isEqualTo(written);
  }

  @Test
  void aTimeOfDayIsInTheZone() {
    assertThat(formats.clock(NOW)).isEqualTo("3:30 AM");
  }

  @Test
  void aTimeForProgramsHasNoMoreDigitsThanHtmlTakes() {
    assertThat(Timestamp.of(Instant.parse("2026-12-01T08:30:00.123456Z"), formats).machine())
        .isEqualTo("2026-12-01T08:30:00Z");
  }

  @Test
  void aZoneWithoutSeasonsIsCalledByItsId() {
    assertThat(new Formats(ZoneId.of("UTC"), Clock.fixed(NOW, ZoneOffset.UTC)).time(NOW))
        .isEqualTo("8:30 AM UTC");
  }

  @Test
  void theDayIsTheOneOfTheZone() {
    assertThat(formats.time(Instant.parse("2026-12-01T04:59:00Z")))
        .isEqualTo("Nov 30, 11:59 PM Eastern");
  }

  @Test
  void aTimestampHasUtcToTheSecond() {
    assertThat(Timestamp.of(NOW.minusSeconds(65), formats))
        .isEqualTo(
            new Timestamp(
                "2026-12-01T08:28:55Z",
                "2026-12-01 08:28:55 UTC",
                "3:28 AM Eastern",
                "1 minute 5 seconds ago"));
  }

  @Test
  void aTimeIsRelativeToNow() {
    assertThat(formats.relative(NOW)).isEqualTo("now");
    assertThat(formats.relative(NOW.plus(Duration.ofHours(51)))).isEqualTo("in 2 days 3 hours");
    assertThat(formats.relative(NOW.minusSeconds(61))).isEqualTo("1 minute 1 second ago");
    assertThat(formats.relative(null)).isEmpty();
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
    assertThat(Formats.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "billingMonth, 2026-12, Billing month: December 2026",
    "billingDate, 2026-12-01, 'Billing date: Dec 1, 2026'",
    "requestedAt, 2026-12-01T08:28:55.123Z, Requested at: 3:28 AM Eastern",
    "reason, because, Reason: because",
    "code, 2026-99, Code: 2026-99"
  })
  void aParameterHasALabelAndAReadableValue(String key, String value, String words) {
    assertThat(formats.parameters(Map.of(key, value))).isEqualTo(words);
  }

  @Test
  void whatIsCountedIsInThePluralUnlessItIsOne() {
    assertThat(Formats.counted(1, "run")).isEqualTo("1 run");
    assertThat(Formats.counted(0, "run")).isEqualTo("0 runs");
    assertThat(Formats.counted(1204, "run")).isEqualTo("1,204 runs");
  }
}
