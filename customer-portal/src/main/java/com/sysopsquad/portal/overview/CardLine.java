package com.sysopsquad.portal.overview;

import com.sysopsquad.portal.card.Card;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.display.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card in plain words.
 *
 * @param tone colour of the state: green, azure, red or secondary
 */
record CardLine(String title, String state, String tone, String detail) {

  /** The customer's cards, given the newest first; the newest that is good pays the charges. */
  static List<CardLine> of(List<Card> cards, LocalDate today, Formats formats) {
    List<CardLine> lines = new ArrayList<>();
    boolean payerFound = false;
    for (Card card : cards) {
      lines.add(
          switch (card) {
            case Pending _ ->
                new CardLine(
                    "Your new card",
                    "Being verified",
                    "azure",
                    "Handed in " + formats.moment(card.handedInAt()) + ".");
            case Rejected rejected ->
                new CardLine(
                    title(formats, rejected.brand(), rejected.lastFour()),
                    "Not accepted",
                    "red",
                    rejected.reason());
            case Verified verified -> verified(verified, today, formats, payerFound);
          });
      payerFound |= card instanceof Verified verified && !verified.expired(today);
    }
    return lines;
  }

  private static CardLine verified(
      Verified card, LocalDate today, Formats formats, boolean payerFound) {
    String title = title(formats, card.brand(), card.lastFour());
    String expiry = formats.expiry(card.expiresOn());
    if (card.expired(today)) {
      return new CardLine(title, "Expired", "red", "Was valid until " + expiry + ".");
    }
    return payerFound
        ? new CardLine(title, "Replaced", "secondary", "Valid until " + expiry + ".")
        : new CardLine(title, "Pays your charges", "green", "Valid until " + expiry + ".");
  }

  private static String title(Formats formats, @Nullable String brand, @Nullable String lastFour) {
    return lastFour == null
        ? "Card"
        : (brand == null ? "Card" : formats.brand(brand)) + " ending in " + lastFour;
  }
}
