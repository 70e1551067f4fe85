package com.sysopsquad.portal.card;

import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card in plain words.
 *
 * @param tone colour of the state: green, azure, yellow, red or secondary
 * @param detailLanguage of the detail, where it may not be that of the page: billing's own words
 *     are English
 * @param warning what its owner should do about it, if anything
 * @param pays whether the customer's charges go to it
 * @param choosable whether it could pay, and another one does
 * @param removable whether it can be given up now
 */
public record CardLine(
    UUID id,
    String title,
    String state,
    String tone,
    String detail,
    @Nullable String detailLanguage,
    @Nullable String warning,
    boolean pays,
    boolean choosable,
    boolean removable) {

  /** The customer's cards in their order. */
  public static List<CardLine> of(List<Card> cards, LocalDate today, Formats formats, Texts texts) {
    return cards.stream().map(card -> of(card, today, formats, texts)).toList();
  }

  /** One card. */
  static CardLine of(Card card, LocalDate today, Formats formats, Texts texts) {
    return switch (card) {
      case Pending _ ->
          new CardLine(
              card.id(),
              texts.of("card.new"),
              texts.of("card.being-verified"),
              "azure",
              texts.of("card.added-at", formats.moment(card.handedInAt())),
              null,
              null,
              false,
              false,
              false);
      case Rejected rejected -> rejected(rejected, formats, texts);
      case Verified verified -> verified(verified, today, formats, texts);
    };
  }

  private static CardLine rejected(Rejected card, Formats formats, Texts texts) {
    String why = texts.of(card.why());
    return new CardLine(
        card.id(),
        title(formats, texts, card.brand(), card.lastFour()),
        texts.of("card.declined"),
        "red",
        why,
        why.equals(card.reason()) ? "en" : null,
        null,
        false,
        false,
        true);
  }

  private static CardLine verified(Verified card, LocalDate today, Formats formats, Texts texts) {
    String title = title(formats, texts, card.brand(), card.lastFour());
    String expiry = formats.expiry(card.expiresOn());
    if (card.expired(today)) {
      return new CardLine(
          card.id(),
          title,
          texts.of("card.expired"),
          "red",
          texts.of("card.was-valid-until", expiry),
          null,
          card.pays() ? texts.of("card.expired-warning") : null,
          card.pays(),
          false,
          true);
    }
    return new CardLine(
        card.id(),
        title,
        texts.of(card.pays() ? "card.default" : "card.backup"),
        card.pays() ? "green" : "secondary",
        texts.of("card.valid-until", expiry),
        null,
        card.expiresSoon(today) ? texts.of("card.expires-soon") : null,
        card.pays(),
        !card.pays(),
        true);
  }

  private static String title(
      Formats formats, Texts texts, @Nullable String brand, @Nullable String lastFour) {
    if (lastFour == null) {
      return texts.of("card.untitled");
    }
    return brand == null
        ? texts.of("card.unbranded-ending-in", lastFour)
        : texts.of("card.ending-in", formats.brand(brand), lastFour);
  }
}
