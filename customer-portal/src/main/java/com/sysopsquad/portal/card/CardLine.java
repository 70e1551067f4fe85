package com.sysopsquad.portal.card;

import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.display.Formats;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card in plain words.
 *
 * @param tone colour of the state: green, azure, yellow, red or secondary
 * @param warning what its owner should do about it, if anything
 * @param choosable whether it could pay, and another one does
 * @param removable whether it can be given up now
 */
public record CardLine(
    UUID id,
    String title,
    String state,
    String tone,
    String detail,
    @Nullable String warning,
    boolean choosable,
    boolean removable) {

  /** The customer's cards in their order. */
  public static List<CardLine> of(List<Card> cards, LocalDate today, Formats formats) {
    return cards.stream().map(card -> of(card, today, formats)).toList();
  }

  /** One card. */
  static CardLine of(Card card, LocalDate today, Formats formats) {
    return switch (card) {
      case Pending _ ->
          new CardLine(
              card.id(),
              "Your new card",
              "Being verified",
              "azure",
              "Handed in " + formats.moment(card.handedInAt()) + ".",
              null,
              false,
              false);
      case Rejected rejected ->
          new CardLine(
              card.id(),
              title(formats, rejected.brand(), rejected.lastFour()),
              "Not accepted",
              "red",
              rejected.reason(),
              null,
              false,
              true);
      case Verified verified -> verified(verified, today, formats);
    };
  }

  private static CardLine verified(Verified card, LocalDate today, Formats formats) {
    String title = title(formats, card.brand(), card.lastFour());
    String expiry = formats.expiry(card.expiresOn());
    if (card.expired(today)) {
      return new CardLine(
          card.id(),
          title,
          "Expired",
          "red",
          "Was valid until " + expiry + ".",
          card.pays() ? "Please hand in another card: this one pays for nothing any more." : null,
          false,
          true);
    }
    return new CardLine(
        card.id(),
        title,
        card.pays() ? "Pays your charges" : "In reserve",
        card.pays() ? "green" : "secondary",
        "Valid until " + expiry + ".",
        card.expiresSoon(today)
            ? "It expires soon. Please hand in the new one as soon as your bank has sent it."
            : null,
        !card.pays(),
        true);
  }

  private static String title(Formats formats, @Nullable String brand, @Nullable String lastFour) {
    return lastFour == null
        ? "Card"
        : (brand == null ? "Card" : formats.brand(brand)) + " ending in " + lastFour;
  }
}
