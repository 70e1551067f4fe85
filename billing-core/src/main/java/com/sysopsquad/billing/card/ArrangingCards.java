package com.sysopsquad.billing.card;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets customers choose their default card, and remove cards. The number of a removed card is
 * destroyed; {@link DetachingCards} detaches it at the provider. If billing cannot charge the card
 * that a customer has chosen, since a restore has lost it, the customer is told to add it again.
 */
class ArrangingCards implements CardArrangementReceiver {

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
    List<CardStatusChanged> unknown =
        decisions.stream().filter(decision -> !apply(decision)).map(this::notKnown).toList();
    if (!unknown.isEmpty()) {
      answers.send(unknown);
    }
  }

  /** Returns false if a card was chosen that cannot be charged. */
  private boolean apply(CardArranged decision) {
    cards.lockDefault(decision.customerId());
    boolean isApplied = true;
    if (decision.arrangement() == CardArrangement.REMOVED) {
      cards.remove(decision.cardId(), decision.customerId(), decision.at());
    } else {
      isApplied = cards.choose(decision.cardId(), decision.customerId(), decision.at());
    }
    cards.updateDefault(decision.customerId());
    return isApplied;
  }

  /** Later than what the customer has decided, so that it counts. */
  private CardStatusChanged notKnown(CardArranged decision) {
    Instant now = clock.instant();
    Instant later = decision.at().plus(1, ChronoUnit.MICROS);
    return new CardStatusChanged(
        decision.cardId(),
        decision.customerId(),
        false,
        null,
        null,
        null,
        Refusal.NOT_KNOWN.words(),
        now.isAfter(later) ? now : later,
        Refusal.NOT_KNOWN.name());
  }
}
