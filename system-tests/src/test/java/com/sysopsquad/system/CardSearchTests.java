package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardSearchTests {

  private final KnownCard card = KnownCard.ofNumber(3);
  private final CardTraces traces = new CardTraces(List.of(card));

  @Test
  void whatIsAttachedToAMailIsSearchedAsItWas() {
    String attached = "x".repeat(200) + "\"cvc\":\"" + card.securityCode() + "\"" + "x".repeat(99);

    assertThat(traces.in(mail(base64(attached)))).isFalse();
    assertThat(traces.in(CardSearch.opened(mail(base64(attached))))).isTrue();
  }

  @Test
  void whatTheBase64OfAnAttachmentHappensToSpellIsNoCode() {
    String line = "QmFzZTY0cvcAB/" + card.securityCode() + "x" + "Q".repeat(46);

    assertThat(traces.in(mail(line))).isTrue();
    assertThat(traces.in(CardSearch.opened(mail(line)))).isFalse();
  }

  @Test
  void theTextOfAMailIsSearchedAsItIs() {
    String mail = mail(base64("nothing")) + "security code: " + card.securityCode() + "\r\n";

    assertThat(traces.in(CardSearch.opened(mail))).isTrue();
  }

  @Test
  void whatIsQuotedInAMailIsSearchedAsItWas() {
    String number = card.number();
    String mail =
        mail("nothing")
            + CardSpelling.NO_BREAK_SPACES.of(number).replace("\u00a0", "=C2=A0")
            + "\r\n";
    String broken = mail("nothing") + number.substring(0, 9) + "=\r\n" + number.substring(9);

    assertThat(traces.in(mail)).isFalse();
    assertThat(traces.in(CardSearch.unquoted(mail))).isTrue();
    assertThat(traces.in(broken)).isFalse();
    assertThat(traces.in(CardSearch.unquoted(broken))).isTrue();
  }

  private static String mail(String attached) {
    return "Subject: Your invoice\r\n\r\n" + attached + "\r\n--end\r\n";
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
