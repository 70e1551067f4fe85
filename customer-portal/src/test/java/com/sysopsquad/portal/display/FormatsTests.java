package com.sysopsquad.portal.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatsTests {

  private final Formats formats = new Formats(ZoneId.of("America/New_York"));

  @AfterEach
  void forgetLocale() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void moneyAndDatesFollowTheReader() {
    LocaleContextHolder.setLocale(Locale.US);
    assertThat(formats.money(123_456, "USD")).isEqualTo("$1,234.56");
    assertThat(formats.date(LocalDate.of(2026, 11, 3))).isEqualTo("Nov 3, 2026");

    LocaleContextHolder.setLocale(Locale.GERMANY);
    assertThat(formats.money(123_456, "EUR")).isEqualTo("1.234,56\u00a0€");
    assertThat(formats.date(LocalDate.of(2026, 11, 3))).isEqualTo("03.11.2026");
  }

  @Test
  void aCurrencyWithoutMinorUnitsHasNone() {
    LocaleContextHolder.setLocale(Locale.US);

    assertThat(formats.money(1_250, "JPY")).isEqualTo("¥1,250");
  }

  @Test
  void aCurrencyWithoutASignIsWrittenByItsCodeAndASpace() {
    LocaleContextHolder.setLocale(Locale.US);
    assertThat(formats.money(1_235, "KWD")).isEqualTo("KWD\u00a01.235");
    assertThat(formats.money(-1_235, "KWD")).isEqualTo("-KWD\u00a01.235");
    assertThat(formats.money(1_235, "CAD")).isEqualTo("CA$12.35");

    LocaleContextHolder.setLocale(Locale.GERMANY);
    assertThat(formats.money(1_235, "KWD")).isEqualTo("1,235\u00a0KWD");
  }

  @Test
  void aPeriodEndsOnItsLastDay() {
    LocaleContextHolder.setLocale(Locale.US);

    assertThat(formats.period(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 31)))
        .isEqualTo("Nov 30, 2026 – Dec 30, 2026");
  }

  @Test
  void aMomentIsToldInTheTimeOfTheBusiness() {
    LocaleContextHolder.setLocale(Locale.US);

    assertThat(formats.moment(Instant.parse("2026-11-22T02:30:00Z"))).contains("Nov 21, 2026");
  }

  @Test
  void aRateShowsThePlacesItNeeds() {
    LocaleContextHolder.setLocale(Locale.US);

    assertThat(formats.percent(new BigDecimal("0.07250"))).isEqualTo("7.25%");
    assertThat(formats.percent(new BigDecimal("0.00000"))).isEqualTo("0%");
  }
}
