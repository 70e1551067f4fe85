package com.sysopsquad.billing.card;

import com.sysopsquad.billing.card.Cards.ChosenCard;
import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets customers choose their default card, and remove cards. The number of a removed card is
 * destroyed; {@link DetachingCards} detaches it at the provider.
 *
 * <p>A removal, and a choice later than the card's last one, is answered with what the card is now.
 * The portal knows that already, but after a restore of its database these answers are sent again:
 * a card that was removed is gone again, and the same card pays as here. If billing cannot charge
 * the card that a customer has chosen, since a restore has lost it, the customer is told to add it
 * again.
 */
class ArrangingCards implements CardArrangementReceiver {

  private static final String REMOVED = "You removed this card.";

  private final Cards cards;
  private final CardStatusGateway answers;
  private final Clock clock;

  ArrangingCards(Cards cards, CardStatusGateway answers, Clock clock) {
    this.cards = cards;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void receive(List<CardArranged> decisions) {
    List<CardStatusChanged> statuses =
        decisions.stream().map(this::apply).flatMap(Optional::stream).toList();
    if (!statuses.isEmpty()) {
      answers.send(statuses);
    }
  }

  private Optional<CardStatusChanged> apply(CardArranged decision) {
    cards.lockDefault(decision.customerId());
    Optional<CardStatusChanged> status =
        decision.arrangement() == CardArrangement.REMOVED ? remove(decision) : choose(decision);
    cards.updateDefault(decision.customerId());
    return status;
  }

  private Optional<CardStatusChanged> remove(CardArranged decision) {
    return cards.remove(decision.cardId(), decision.customerId(), decision.at())
        ? Optional.of(cannotBeCharged(decision, CardStatusChanged.REMOVED, REMOVED))
        : Optional.empty();
  }

  /** A choice that is not later than the card's last one changes nothing, and is not answered. */
  private Optional<CardStatusChanged> choose(CardArranged decision) {
    Optional<ChosenCard> card =
        cards.choose(decision.cardId(), decision.customerId(), decision.at());
    if (card.isEmpty()) {
      return Optional.of(
          cannotBeCharged(decision, Refusal.NOT_KNOWN.name(), Refusal.NOT_KNOWN.words()));
    }
    return card.filter(chosen -> chosen.since().isBefore(decision.at()))
        .map(
            chosen ->
                new CardStatusChanged(
                    decision.cardId(),
                    decision.customerId(),
                    true,
                    chosen.brand(),
                    chosen.lastFour(),
                    chosen.expiry(),
                    null,
                    decision.at()));
  }

  /** Later than what the customer has decided, so that it counts. */
  private CardStatusChanged cannotBeCharged(CardArranged decision, String kind, String words) {
    Instant now = clock.instant();
    Instant later = decision.at().plus(1, ChronoUnit.MICROS);
    return new CardStatusChanged(
        decision.cardId(),
        decision.customerId(),
        false,
        null,
        null,
        null,
        words,
        now.isAfter(later) ? now : later,
        kind);
  }
}
