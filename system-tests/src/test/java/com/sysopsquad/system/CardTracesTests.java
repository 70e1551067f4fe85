package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTracesTests {

  private final KnownCard card = KnownCard.ofNumber(3);
  private final CardTraces traces = new CardTraces(List.of(KnownCard.ofNumber(1), card));

  @Test
  void aNumberIsFoundInClearAndInGroups() {
    String groups = card.number().replaceAll("(.{4})(?!$)", "$1 ");

    assertThat(traces.in("{\"number\":\"" + card.number() + "\"}")).isTrue();
    assertThat(traces.in("card " + groups + ", Visa")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "{\"number\":\""})
  void aNumberIsFoundWithinBase64WhereverItBegins(String before) {
    byte[] text = (before + card.number() + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(traces.in(Base64.getEncoder().encodeToString(text))).isTrue();
    assertThat(traces.in(HexFormat.of().formatHex(text))).isTrue();
  }

  @Test
  void aCodeIsFoundBesideItsName() {
    assertThat(traces.in("payment_method_data[card][cvc]=" + card.securityCode() + "&x")).isTrue();
    assertThat(traces.in("\"securityCode\":\"" + card.securityCode() + "\"")).isTrue();
  }

  @Test
  void whatMayBeStoredIsNotFound() {
    String lastFour = card.number().substring(card.number().length() - 4);

    assertThat(traces.in("Visa ending in " + lastFour + ", total " + card.securityCode()))
        .isFalse();
  }
}
