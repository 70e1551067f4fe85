package com.sysopsquad.portal.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.TextFiles;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardLineTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

  private static final Texts TEXTS = TextFiles.texts().in(Locale.US);

  private final Formats formats = new Formats(ZoneId.of("America/New_York"));

  @Test
  void aCardOnItsWayIsBeingVerifiedAndLeftAlone() {
    CardLine line = line(new Pending(UUID.randomUUID(), THEN));

    assertThat(line.state()).isEqualTo("Verifying");
    assertThat(line.choosable()).isFalse();
    assertThat(line.removable()).isFalse();
  }

  @Test
  void aRejectedCardSaysWhy() {
    CardLine line = line(rejected("CARD_EXPIRED", "The card has expired. Use a different card."));

    assertThat(line.state()).isEqualTo("Declined");
    assertThat(line.detail()).isEqualTo("The card has expired. Use a different card.");
    assertThat(line.choosable()).isFalse();
    assertThat(line.removable()).isTrue();
  }

  /** Tried: without brand and digits, with digits only, with both. */
  @Test
  void aRejectedCardCanBeToldFromOthers() {
    Texts german = TextFiles.texts().in(Locale.GERMANY);
    Card unread = rejected("DECLINED", "Declined.");
    Card digits = new Rejected(UUID.randomUUID(), THEN, null, "0002", "DECLINED", "Declined.");
    Card known = new Rejected(UUID.randomUUID(), THEN, "visa", "0002", "DECLINED", "Declined.");

    assertThat(CardLine.of(unread, TODAY, formats.in(Locale.US), TEXTS).title())
        .startsWith("Card added Nov 20, 2026, 5:00");
    assertThat(CardLine.of(unread, TODAY, formats.in(Locale.GERMANY), german).title())
        .isEqualTo("Karte vom 20.11.2026, 05:00");
    assertThat(line(digits).title()).isEqualTo("Card ending in 0002");
    assertThat(line(known).title()).isEqualTo("Visa ending in 0002");
  }

  @Test
  void theReasonIsInTheReadersLanguageIfItsKindIsKnownAndElseInBillingsWords() {
    Texts german = TextFiles.texts().in(Locale.GERMAN);

    CardLine known = CardLine.of(rejected("CARD_EXPIRED", "unused"), TODAY, formats, german);
    CardLine later = CardLine.of(rejected("OF_LATER", "It {0} isn't."), TODAY, formats, german);
    CardLine older = CardLine.of(rejected(null, "It is not."), TODAY, formats, german);

    assertThat(known.detail())
        .isEqualTo("Die Karte ist abgelaufen. Bitte verwenden Sie eine andere.");
    assertThat(known.detailLanguage()).isNull();
    assertThat(later.detail()).isEqualTo("It {0} isn't.");
    assertThat(later.detailLanguage()).isEqualTo("en");
    assertThat(older.detail()).isEqualTo("It is not.");
    assertThat(older.detailLanguage()).isEqualTo("en");
  }

  @Test
  void theCardThatPaysSaysSoAndAnotherCanBeChosen() {
    CardLine payer = line(verified(LocalDate.of(2028, 1, 31), true));
    CardLine other = line(verified(LocalDate.of(2029, 1, 31), false));

    assertThat(payer.title()).isEqualTo("Visa ending in 4242");
    assertThat(payer.state()).isEqualTo("Default card");
    assertThat(payer.detail()).isEqualTo("Expires 01/28.");
    assertThat(payer.warning()).isNull();
    assertThat(payer.choosable()).isFalse();
    assertThat(other.state()).isEqualTo("Backup");
    assertThat(other.choosable()).isTrue();
  }

  @Test
  void aCardIsWarnedOfBeforeItExpires() {
    assertThat(line(verified(LocalDate.of(2026, 12, 31), true)).warning())
        .startsWith("This card expires soon.");
    assertThat(line(verified(LocalDate.of(2027, 1, 31), true)).warning()).isNull();
  }

  @Test
  void anExpiredCardPaysNothingAndCannotBeChosen() {
    CardLine payer = line(verified(LocalDate.of(2026, 10, 31), true));

    assertThat(payer.state()).isEqualTo("Expired");
    assertThat(payer.detail()).isEqualTo("Expired 10/26.");
    assertThat(payer.warning()).startsWith("Add a different card");
    assertThat(line(verified(LocalDate.of(2026, 10, 31), false)).choosable()).isFalse();
  }

  private CardLine line(Card card) {
    return CardLine.of(card, TODAY, formats, TEXTS);
  }

  private static Card rejected(@Nullable String kind, String reason) {
    return new Rejected(UUID.randomUUID(), THEN, null, null, kind, reason);
  }

  private static Card verified(LocalDate expiresOn, boolean pays) {
    return new Verified(UUID.randomUUID(), THEN, "visa", "4242", expiresOn, pays);
  }
}
