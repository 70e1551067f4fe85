package com.sysopsquad.billing.card;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import java.util.List;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets customers choose their default card, and remove cards. The number of a removed card is
 * destroyed; {@link DetachingCards} detaches it at the provider.
 */
class ArrangingCards implements CardArrangementReceiver {

  private final Cards cards;

  ArrangingCards(Cards cards) {
    this.cards = cards;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void receive(List<CardArranged> decisions) {
    decisions.forEach(this::apply);
  }

  private void apply(CardArranged decision) {
    cards.lockDefault(decision.customerId());
    if (decision.arrangement() == CardArrangement.REMOVED) {
      cards.remove(decision.cardId(), decision.customerId(), decision.at());
    } else {
      cards.choose(decision.cardId(), decision.customerId(), decision.at());
    }
    cards.updateDefault(decision.customerId());
  }
}
