package com.sysopsquad.flows.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricingTests {

  private static final PriceList PRICES =
      PriceList.of(
          List.of(
              new PriceVersion("HOME", LocalDate.of(2024, 1, 1), new Money(1999, "USD")),
              new PriceVersion("HOME", LocalDate.of(2026, 12, 1), new Money(2149, "USD")),
              new PriceVersion("EURO", LocalDate.of(2024, 1, 1), new Money(1890, "EUR")),
              new PriceVersion("YEN", LocalDate.of(2024, 1, 1), new Money(2500, "JPY"))));
  private static final SalesTaxRates TAXES = SalesTaxRates.read(Path.of("../config/sales-tax.csv"));

  private final Pricing pricing = new Pricing(PRICES, TAXES);

  @Test
  void aPeriodCostsItsMonthlyPriceAndTheTaxOfTheState() {
    Charge charge = priced("HOME", 15, YearMonth.of(2026, 11), null, "CA");

    assertThat(charge.net()).isEqualTo(new Money(1999, "USD"));
    assertThat(charge.taxRate()).isEqualByComparingTo("0.0725");
    assertThat(charge.tax()).isEqualTo(new Money(145, "USD")); // 144.9275
    assertThat(charge.total()).isEqualTo(new Money(2144, "USD"));
  }

  @Test
  void territoriesAndMilitaryPostAreTaxedByTheirOwnLines() {
    assertThat(priced("HOME", 15, YearMonth.of(2026, 11), null, "PR").tax())
        .isEqualTo(new Money(210, "USD")); // 209.895
    for (String untaxed : List.of("GU", "VI", "AS", "MP", "AA", "AE", "AP")) {
      assertThat(priced("HOME", 15, YearMonth.of(2026, 11), null, untaxed).total())
          .isEqualTo(new Money(1999, "USD"));
    }
  }

  @Test
  void thePriceIsThatOfThePeriodsFirstDay() {
    assertThat(priced("HOME", 30, YearMonth.of(2026, 11), null, "OR").net().minor())
        .isEqualTo(1999);
    assertThat(priced("HOME", 1, YearMonth.of(2026, 12), null, "OR").net().minor()).isEqualTo(2149);
  }

  @Test
  void theTaxRateIsThatOfThePeriodsFirstDay() {
    assertThat(priced("HOME", 1, YearMonth.of(2024, 12), null, "LA").taxRate())
        .isEqualByComparingTo("0.0445");
    assertThat(priced("HOME", 1, YearMonth.of(2025, 1), null, "LA").taxRate())
        .isEqualByComparingTo("0.05");
  }

  @Test
  void halfACentOfTaxIsRoundedUp() {
    Charge charge = Charge.of(new Money(1000, "USD"), new BigDecimal("0.0725"));

    assertThat(charge.tax().minor()).isEqualTo(73); // 72.5
  }

  @Test
  void taxFollowsTheCustomersPlaceWhateverTheCurrency() {
    Charge euros = priced("EURO", 1, YearMonth.of(2026, 11), null, "CA");
    assertThat(euros.tax()).isEqualTo(new Money(137, "EUR")); // 137.025
    assertThat(euros.total()).isEqualTo(new Money(2027, "EUR"));

    Charge yen = priced("YEN", 1, YearMonth.of(2026, 11), null, "CA");
    assertThat(yen.tax()).isEqualTo(new Money(181, "JPY")); // 181.25

    assertThat(priced("EURO", 1, YearMonth.of(2026, 11), null, "OR").tax())
        .isEqualTo(Money.zero("EUR"));
  }

  @Test
  void aStateWithoutSalesTaxAddsNone() {
    assertThat(priced("HOME", 1, YearMonth.of(2026, 11), null, "OR").tax().minor()).isZero();
  }

  @Test
  void aPlanThatEndsWithinThePeriodPaysItsDays() {
    Charge charge = priced("HOME", 1, YearMonth.of(2026, 11), LocalDate.of(2026, 11, 11), "OR");

    assertThat(charge.net()).isEqualTo(new Money(666, "USD")); // 1999 * 10 / 30 = 666.33
  }

  @Test
  void aPlanThatEndsWithThePeriodPaysAllOfIt() {
    Charge charge = priced("HOME", 1, YearMonth.of(2026, 11), LocalDate.of(2026, 12, 1), "OR");

    assertThat(charge.net().minor()).isEqualTo(1999);
  }

  @Test
  void aPlanThatEndedBeforeIsNotPriced() {
    PricingResult result =
        pricing.charge("HOME", period(1, YearMonth.of(2026, 11)), LocalDate.of(2026, 11, 1), "OR");

    assertThat(result)
        .isEqualTo(
            new NotPriced(
                "The plan ended on 2026-11-01, before the period that begins on 2026-11-01."));
  }

  @Test
  void aContractWithoutAPriceOnThatDayIsNotPriced() {
    assertThat(notPriced("HOME", YearMonth.of(2023, 12), "CA"))
        .isEqualTo(
            "Contract HOME has no price on 2023-12-01. Add one to the catalog and run"
                + " contractSync.");
    assertThat(notPriced("NONE", YearMonth.of(2026, 11), "CA")).startsWith("Contract NONE");
  }

  @Test
  void aStateWithoutARateIsNotPriced() {
    assertThat(notPriced("HOME", YearMonth.of(2026, 11), "ZZ"))
        .isEqualTo(
            "There is no sales tax rate for state ZZ on 2026-11-01. Add it to sales-tax.csv.");
  }

  @Test
  void twoPricesOfOneDayAreRefused() {
    PriceVersion version =
        new PriceVersion("HOME", LocalDate.of(2024, 1, 1), new Money(1999, "USD"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceList.of(List.of(version, version)))
        .withMessage("Contract HOME has two prices from 2024-01-01 on");
  }

  @ParameterizedTest
  @CsvSource({"USD, 12.50", "CAD, 12.50", "EUR, 12.50", "JPY, 1250", "KWD, 1.250"})
  void minorUnitsFollowTheCurrency(String currency, BigDecimal amount) {
    assertThat(Money.of(amount, currency)).isEqualTo(new Money(1250, currency));
    assertThat(new Money(1250, currency)).hasToString(amount.toPlainString() + " " + currency);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of(new BigDecimal("1.0005"), currency));
    assertThat(Money.currencies()).hasSize(5).contains(currency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MGA", "ISK", "UGX", "GBP", "XXX", "DOLLAR", "usd"})
  void anyOtherCurrencyIsRefused(String currency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(1, currency))
        .withMessage("'%s' is not one of the currencies CAD, EUR, JPY, KWD, USD", currency);
  }

  @Test
  void amountsOfTwoCurrenciesCannotBeAddedUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")));
  }

  @Property
  void aShorterPlanNeverCostsMore(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 1, max = 31) int days,
      @ForAll @LongRange(min = 0, max = 10_000_000) long price) {
    Pricing anyPrice =
        new Pricing(
            PriceList.of(
                List.of(
                    new PriceVersion("ANY", LocalDate.of(2020, 1, 1), new Money(price, "USD")))),
            TAXES);
    BillingPeriod full = period(anchor, YearMonth.of(2026, 11));

    Charge whole = charge(anyPrice.charge("ANY", full, null, "TN"));
    Charge clipped = charge(anyPrice.charge("ANY", full, full.start().plusDays(days), "TN"));

    assertThat(clipped.net().minor()).isBetween(0L, whole.net().minor());
    assertThat(clipped.tax().minor()).isBetween(0L, whole.tax().minor());
    assertThat(clipped.total()).isEqualTo(clipped.net().plus(clipped.tax()));
  }

  private Charge priced(
      String contract, int anchor, YearMonth month, @Nullable LocalDate endsOn, String state) {
    return charge(pricing.charge(contract, period(anchor, month), endsOn, state));
  }

  private static Charge charge(PricingResult result) {
    return switch (result) {
      case Priced(Charge charge) -> charge;
      case NotPriced(String reason) -> throw new AssertionError(reason);
    };
  }

  private String notPriced(String contract, YearMonth month, String state) {
    return switch (pricing.charge(contract, period(1, month), null, state)) {
      case Priced(Charge charge) -> throw new AssertionError("costs " + charge);
      case NotPriced(String reason) -> reason;
    };
  }

  private static BillingPeriod period(int anchor, YearMonth month) {
    return new AnchorDay(anchor).periodStartingIn(month);
  }
}
