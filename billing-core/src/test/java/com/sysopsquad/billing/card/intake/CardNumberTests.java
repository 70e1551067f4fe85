package com.sysopsquad.billing.card.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "378282246310005",
        "5555555555554444",
        "6011111111111117",
        "30569309025904"
      })
  void aNumberWithTheRightCheckDigitIsTaken(String typed) {
    assertThat(CardNumber.of(typed).reveal()).isEqualTo(typed.replaceAll("[ -]", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "",
        "0",
        "42424242424",
        "42424242424242424242",
        "4242x4242424242",
        "４２４２４２４２４２４２４２４２"
      })
  void anythingElseIsRefusedWithoutBeingQuoted(String typed) {
    assertThatThrownBy(() -> CardNumber.of(typed))
        .isInstanceOf(CardRefused.class)
        .hasMessage("NUMBER_INVALID")
        .hasNoCause();
  }

  @Property
  void oneWrongDigitIsAlwaysNoticed(
      @ForAll @IntRange(max = 15) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
    StringBuilder digits = new StringBuilder(CardFixture.GOOD_NUMBER);
    int wrong = (digits.charAt(place) - '0' + shift) % 10;
    digits.setCharAt(place, Character.forDigit(wrong, 10));

    assertThatThrownBy(() -> CardNumber.of(digits.toString())).isInstanceOf(CardRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = CardFixture.GOOD_NUMBER)
  void itShowsItsLastFourDigitsOnly(String typed) {
    assertThat(CardNumber.of(typed)).hasToString("•••• 4242");
  }
}
