package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSpellingTests {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "PLAIN,4242424242424242",
        "SPACES,4242 4242 4242 4242",
        "DASHES,4242-4242-4242-4242",
        "DOTS,4242.4242.4242.4242",
        "SLASHES,4242/4242/4242/4242",
        "NO_BREAK_SPACES,4242\u00a04242\u00a04242\u00a04242",
        "DOUBLE_BLANKS,4242  4242  4242  4242",
        "UNDERSCORES,4242_4242_4242_4242",
        "FULL_WIDTH,４２４２４２４２４２４２４２４２",
        "ARABIC_INDIC,٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢",
        "JSON_ESCAPES,4242\\u00204242\\u00204242\\u00204242"
      })
  void aNumberIsWrittenInGroups(CardSpelling spelling, String text) {
    assertThat(spelling.of("4242424242424242")).isEqualTo(text);
  }

  @Test
  void americanExpressHasGroupsOfItsOwn() {
    assertThat(CardSpelling.FOUR_SIX_FIVE.of("378282246310005")).isEqualTo("3782 822463 10005");
    assertThat(KnownCard.in(CardSpelling.FOUR_SIX_FIVE, 1).number())
        .startsWith("378282")
        .hasSize(15);
  }

  @Test
  void thereAreTwelve() {
    assertThat(CardSpelling.values()).hasSize(12);
  }
}
