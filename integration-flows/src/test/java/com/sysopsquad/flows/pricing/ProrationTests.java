package com.sysopsquad.flows.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProrationTests {

  private static final BillingPeriod NOVEMBER =
      new AnchorDay(1).periodStartingIn(YearMonth.of(2026, 11));

  @Test
  void halfAPeriodCostsHalfRoundedHalfUp() {
    BillingPeriod half = new BillingPeriod(NOVEMBER.start(), LocalDate.of(2026, 11, 16));

    assertThat(Proration.of(new Money(1999, "USD"), NOVEMBER, half))
        .isEqualTo(new Money(1000, "USD"));
  }

  @Test
  void theWholePeriodCostsItsPrice() {
    assertThat(Proration.of(new Money(1999, "USD"), NOVEMBER, NOVEMBER))
        .isEqualTo(new Money(1999, "USD"));
  }

  @Test
  void aPartOutsideOfThePeriodIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Proration.of(
                    Money.zero("USD"),
                    NOVEMBER,
                    new BillingPeriod(LocalDate.of(2026, 10, 31), NOVEMBER.end())));
  }

  @Property
  void thePartsOfAPeriodAddUpToItsPrice(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 0, max = 600) int months,
      @ForAll @LongRange(min = 0, max = 100_000_000) long price,
      @ForAll List<@IntRange(min = 1, max = 30) Integer> cuts) {
    BillingPeriod full =
        new AnchorDay(anchor).periodStartingIn(YearMonth.of(2020, 1).plusMonths(months));
    List<LocalDate> boundaries =
        Stream.of(
                Stream.of(full.start(), full.end()),
                cuts.stream().map(cut -> full.start().plusDays(cut)).filter(full::contains))
            .flatMap(days -> days)
            .distinct()
            .sorted()
            .toList();

    List<Money> parts =
        IntStream.range(1, boundaries.size())
            .mapToObj(i -> new BillingPeriod(boundaries.get(i - 1), boundaries.get(i)))
            .map(part -> Proration.of(new Money(price, "USD"), full, part))
            .toList();

    assertThat(parts).allSatisfy(part -> assertThat(part.minor()).isBetween(0L, price));
    assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(price);
  }
}
