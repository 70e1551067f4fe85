package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets are masked in what people may read, and nothing else.
 *
 * <p>Tried: secrets of links, in JSON, in JSON within a text, in XML and in headers; card numbers
 * in one piece and in groups, and encrypted; numbers, times and IDs that are none; a million
 * characters of what secrets begin with.
 */
class MaskingTests {

  @Test
  void theSecretOfALinkIsMaskedAndNoIdentifier() {
    assertThat(Masking.maskLinks("GET /surveys/" + "x9-".repeat(15) + " failed"))
        .isEqualTo("GET /surveys/[masked] failed");
    for (String harmless :
        List.of(
            "/tickets/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f",
            "/com/sysopsquad/PersistenceExceptionTranslationInterceptorOfMessages",
            "sha256 " + "0a".repeat(32),
            "invoice=2026-000123")) {
      assertThat(Masking.maskLinks(harmless)).isEqualTo(harmless);
    }
  }

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
        "{\\\"securityCode\\\":\\\"hunter2\\\"}",
        "<cvc>hunter2</cvc>",
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
}
