package com.sysopsquad.portal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.card.Card;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.display.Formats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardLineTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

  private final Formats formats = new Formats(ZoneId.of("America/New_York"));

  @Test
  void theNewestGoodCardPays() {
    List<Card> cards =
        List.of(
            new Pending(UUID.randomUUID(), THEN),
            new Rejected(UUID.randomUUID(), THEN, null, null, "The card number is not valid."),
            verified("4242", LocalDate.of(2026, 10, 31)),
            verified("4444", LocalDate.of(2028, 1, 31)),
            verified("1117", LocalDate.of(2029, 1, 31)));

    List<CardLine> lines = CardLine.of(cards, TODAY, formats);

    assertThat(lines)
        .extracting(CardLine::state)
        .containsExactly(
            "Being verified", "Not accepted", "Expired", "Pays your charges", "Replaced");
    assertThat(lines.get(1).detail()).isEqualTo("The card number is not valid.");
    assertThat(lines.get(3).title()).isEqualTo("Visa ending in 4444");
    assertThat(lines.get(3).detail()).isEqualTo("Valid until 01/28.");
  }

  private static Card verified(String lastFour, LocalDate expiresOn) {
    return new Verified(UUID.randomUUID(), THEN, "visa", lastFour, expiresOn);
  }
}
