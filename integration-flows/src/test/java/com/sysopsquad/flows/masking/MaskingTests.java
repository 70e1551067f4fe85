package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "378282246310005",
        "6304000000000000"
      })
  void cardNumbersAreMasked(String number) {
    assertThat(Masking.mask("{\"n\": \"" + number + "\"}")).isEqualTo("{\"n\": \"[number]\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "424242424242",
        "2026-11-22T12:00:00Z",
        "0198f0c2-7a2b-7c3d-8e4f-9a0b1c2d3e4f",
        "totalMinor 123456"
      })
  void whatIsNoCardNumberStays(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @Test
  void encryptedCardsAreMasked() {
    String jwe = "eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-b_c.d.e.f";

    assertThat(Masking.mask("{\"jwe\":\"" + jwe + "\"}")).isEqualTo("{\"jwe\":\"[encrypted]\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJ", "eyJ.", "4", "4 ", "password", "Basic ", "cvc=", " "})
  @Timeout(20)
  void noTextTakesLongToMask(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(Masking.mask(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2",
        "{\"password\": \"hunter2\"}",
        "securityCode: hunter2",
        "Authorization: Basic hunter2",
        "Authorization: Bearer hunter2"
      })
  void secretsAreMasked(String text) {
    assertThat(Masking.mask(text)).contains("[masked]").doesNotContain("hunter2");
  }

  @Test
  void nulBecomesTheReplacementCharacter() {
    assertThat(Masking.mask("a\0b")).isEqualTo("a\uFFFDb");
  }

  @Property
  void everyNumberWithAGoodCheckDigitIsMasked(
      @ForAll @LongRange(min = 100_000_000_000L, max = 99_999_999_999_999_999L) long stem) {
    String number = stem + checkDigit(Long.toString(stem));

    assertThat(Masking.mask("x" + number + "y")).isEqualTo("x[number]y");
  }

  /** The other way round than the code under test: from the left, by parity of the length. */
  private static String checkDigit(String stem) {
    int sum = 0;
    for (int i = 0; i < stem.length(); i++) {
      int digit = Character.digit(stem.charAt(i), 10);
      boolean doubled = (stem.length() - i) % 2 == 1;
      sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return Integer.toString((10 - sum % 10) % 10);
  }
}
