package com.sysopsquad.portal.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceChoiceTests {

  @Test
  void aYearAndAPageAreTaken() {
    assertThat(InvoiceChoice.of("2026", "3")).isEqualTo(new InvoiceChoice(Year.of(2026), 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "-2026", "1e3", "٢٠٢٦", "<script>", "' or 1=1", "20 26", "\u0000"})
  void whatMakesNoSenseAsksForNothing(String typed) {
    assertThat(InvoiceChoice.of(typed, typed)).isEqualTo(new InvoiceChoice(null, 1));
  }

  @Test
  void aHugePageIsTheLastOne() {
    String huge = "9".repeat(5_000);

    assertThat(InvoiceChoice.of(huge, huge)).isEqualTo(new InvoiceChoice(null, Integer.MAX_VALUE));
    assertThat(InvoiceChoice.of("", "999999999").page()).isEqualTo(999_999_999);
  }
}
