package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  @ParameterizedTest
  @EnumSource
  void aNumberIsFoundInEachSpellingInRowsAndInFiles(CardSpelling spelling) {
    KnownCard typed = KnownCard.in(spelling, 4);
    CardTraces typedOnes =
        CardTraces.ofNumbers(List.of(KnownCard.in(spelling, 2), typed, KnownCard.in(spelling, 6)));
    String text = "My card is " + spelling.of(typed.number()) + ", thanks";

    assertThat(typedOnes.in(text)).isTrue();
    assertThat(typedOnes.in(text.replace("\\", "\\\\"))).isTrue();
    assertThat(typedOnes.in(bytes(text, StandardCharsets.UTF_8))).isTrue();
    assertThat(typedOnes.in(bytes(text, StandardCharsets.UTF_16LE))).isTrue();
    assertThat(CardTraces.ofNumbers(List.of(KnownCard.in(spelling, 2))).in(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242\t4242\t4242\t4242",
        "4242\n4242\n4242\n4242",
        "4242\r\n4242\r\n4242\r\n4242",
        "4242\\t4242\\t4242\\t4242",
        "4242\\n4242\\n4242\\n4242",
        "4242\\\\n4242\\\\n4242\\\\n4242",
        "4242\\u00a04242\\u00a04242\\u00a04242",
        "4242\\\\u00204242\\\\u00204242\\\\u00204242",
        "4242\\\\\\\\u00204242\\\\\\\\u00204242\\\\\\\\u00204242"
      })
  void aNumberIsFoundOnSeveralLinesAndWithinJson(String text) {
    KnownCard typed = new KnownCard("4242424242424242", "123");

    assertThat(CardTraces.ofNumbers(List.of(typed)).in("{\"note\":\"" + text + "\"}")).isTrue();
  }

  @Test
  void numbersThatBeginAlikeAreToldApart() {
    KnownCard other = KnownCard.ofNumber(5);

    assertThat(other.number()).startsWith(card.number().substring(0, 6));
    assertThat(traces.in(other.number())).isFalse();
    assertThat(traces.in(other.number() + " " + card.number())).isTrue();
  }

  @Test
  void theCodeOfACardThatNobodyEnteredIsNotLookedFor() {
    assertThat(CardTraces.ofNumbers(List.of(card)).in("cvc=" + card.securityCode())).isFalse();
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

  private static String bytes(String text, Charset as) {
    return new String(text.getBytes(as), StandardCharsets.ISO_8859_1);
  }
}
