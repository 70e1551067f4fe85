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
 * A card as readable text.
 *
 * @param tone color of the state: green, azure, yellow, red or secondary
 * @param detailLanguage language of the detail, if it may differ from that of the page: billing's
 *     own texts are English
 * @param warning what its owner should do about it, if anything
 * @param pays whether it is the default card for the customer's charges
 * @param choosable whether it could be the default, but another one is
 * @param removable whether it can be removed now
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

  /** The customer's cards in order. */
  public static List<CardLine> of(List<Card> cards, LocalDate today, Formats formats, Texts texts) {
    return cards.stream().map(card -> of(card, today, formats, texts)).toList();
  }

  /** One card. */
  static CardLine of(Card card, LocalDate today, Formats formats, Texts texts) {
    String detail = detail(card, today, formats, texts);
    return new CardLine(
        card.id(),
        title(card, formats, texts),
        texts.of(state(card, today)),
        tone(card, today),
        detail,
        languageOf(detail, card),
        warning(card, today, texts),
        card.pays(),
        card instanceof Verified verified && !verified.pays() && !verified.expired(today),
        !(card instanceof Pending));
  }

  private static String title(Card card, Formats formats, Texts texts) {
    return switch (card) {
      case Pending _ -> texts.of("card.new");
      case Verified verified -> title(card, formats, texts, verified.brand(), verified.lastFour());
      case Rejected rejected -> title(card, formats, texts, rejected.brand(), rejected.lastFour());
    };
  }

  /** Billing does not say which card it refused, so its owner knows it by its time. */
  private static String title(
      Card card, Formats formats, Texts texts, @Nullable String brand, @Nullable String lastFour) {
    if (lastFour == null) {
      return texts.of("card.untitled", formats.moment(card.handedInAt()));
    }
    return brand == null
        ? texts.of("card.unbranded-ending-in", lastFour)
        : texts.of("card.ending-in", formats.brand(brand), lastFour);
  }

  private static String state(Card card, LocalDate today) {
    return switch (card) {
      case Pending _ -> "card.being-verified";
      case Rejected _ -> "card.declined";
      case Verified verified when verified.expired(today) -> "card.expired";
      case Verified verified -> verified.pays() ? "card.default" : "card.backup";
    };
  }

  private static String tone(Card card, LocalDate today) {
    return switch (card) {
      case Pending _ -> "azure";
      case Rejected _ -> "red";
      case Verified verified when verified.expired(today) -> "red";
      case Verified verified -> verified.pays() ? "green" : "secondary";
    };
  }

  private static String detail(Card card, LocalDate today, Formats formats, Texts texts) {
    return switch (card) {
      case Pending pending -> texts.of("card.added-at", formats.moment(pending.handedInAt()));
      case Rejected rejected -> texts.of(rejected.why());
      case Verified verified ->
          texts.of(
              verified.expired(today) ? "card.was-valid-until" : "card.valid-until",
              formats.expiry(verified.expiresOn()));
    };
  }

  private static @Nullable String languageOf(String detail, Card card) {
    return card instanceof Rejected rejected && detail.equals(rejected.reason()) ? "en" : null;
  }

  private static @Nullable String warning(Card card, LocalDate today, Texts texts) {
    if (!(card instanceof Verified verified)) {
      return null;
    }
    if (verified.expired(today)) {
      return verified.pays() ? texts.of("card.expired-warning") : null;
    }
    return verified.expiresSoon(today) ? texts.of("card.expires-soon") : null;
  }
}
