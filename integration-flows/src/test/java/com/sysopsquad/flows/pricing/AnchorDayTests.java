package com.sysopsquad.flows.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorDayTests {

  @ParameterizedTest
  @CsvSource({
    "31, 2026-01, 2026-01-31, 2026-02-28",
    "31, 2026-02, 2026-02-28, 2026-03-31",
    "31, 2026-03, 2026-03-31, 2026-04-30",
    "31, 2026-04, 2026-04-30, 2026-05-31",
    "31, 2028-01, 2028-01-31, 2028-02-29",
    "31, 2028-02, 2028-02-29, 2028-03-31",
    "30, 2027-01, 2027-01-30, 2027-02-28",
    "30, 2027-02, 2027-02-28, 2027-03-30",
    "29, 2027-02, 2027-02-28, 2027-03-29",
    "29, 2028-02, 2028-02-29, 2028-03-29",
    "28, 2028-02, 2028-02-28, 2028-03-28",
    "31, 2026-12, 2026-12-31, 2027-01-31",
    "1, 2026-11, 2026-11-01, 2026-12-01",
    "31, 2100-02, 2100-02-28, 2100-03-31",
    "31, 2000-02, 2000-02-29, 2000-03-31"
  })
  void aPeriodRunsFromAnchorToAnchor(int anchor, YearMonth month, LocalDate start, LocalDate end) {
    AnchorDay day = new AnchorDay(anchor);

    BillingPeriod period = day.periodStartingIn(month);

    assertThat(period).isEqualTo(new BillingPeriod(start, end));
  }

  @Property
  void periodsTileTheTimeLineWithoutGapOrOverlap(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 1990, max = 2190) int year,
      @ForAll @IntRange(min = 1, max = 12) int month) {
    AnchorDay day = new AnchorDay(anchor);
    YearMonth first = YearMonth.of(year, month);

    assertThat(IntStream.range(0, 60))
        .allSatisfy(
            k ->
                assertThat(day.periodStartingIn(first.plusMonths(k)).end())
                    .isEqualTo(day.periodStartingIn(first.plusMonths(k + 1)).start()));
  }

  @Property
  void boundariesNeverDriftFromTheAnchor(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 0, max = 2400) int months) {
    AnchorDay day = new AnchorDay(anchor);
    YearMonth month = YearMonth.of(2000, 1).plusMonths(months);

    LocalDate boundary = day.in(month);

    assertThat(boundary.getDayOfMonth()).isEqualTo(Math.min(anchor, month.lengthOfMonth()));
    assertThat(day.fallsOn(boundary)).isTrue();
  }

  @Property
  void everyDayBelongsToExactlyOnePeriod(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 0, max = 70_000) int days) {
    AnchorDay anchorDay = new AnchorDay(anchor);
    LocalDate day = LocalDate.of(2000, 1, 1).plusDays(days);
    YearMonth month = YearMonth.from(day);

    long periods =
        IntStream.rangeClosed(-2, 2)
            .mapToObj(k -> anchorDay.periodStartingIn(month.plusMonths(k)))
            .filter(period -> period.contains(day))
            .count();

    assertThat(periods).isEqualTo(1);
    assertThat(anchorDay.periodContaining(day).contains(day)).isTrue();
  }

  @Property
  void aPeriodHasTwentyEightToThirtyOneDays(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 0, max = 2400) int months) {
    BillingPeriod period =
        new AnchorDay(anchor).periodStartingIn(YearMonth.of(2000, 1).plusMonths(months));

    assertThat(period.days()).isBetween(28L, 31L);
  }

  @Test
  void whatIsNoDayOfAMonthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AnchorDay(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnchorDay(32));
  }

  @Test
  void aPeriodIsDueFromTheDayOnWhichItBegins() {
    BillingPeriod period = new AnchorDay(31).periodStartingIn(YearMonth.of(2027, 2));

    assertThat(period.isDueOn(LocalDate.of(2027, 2, 27))).isFalse();
    assertThat(period.isDueOn(LocalDate.of(2027, 2, 28))).isTrue();
    assertThat(period.isDueOn(LocalDate.of(2027, 4, 1))).isTrue();
  }
}
