package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardarrangement.CardArrangementGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes all cards of a customer; billing destroys their numbers. */
@Service
public class RemovingAllCards {

  private final Cards cards;
  private final CardArrangementGateway billing;
  private final Clock clock;

  RemovingAllCards(Cards cards, CardArrangementGateway billing, Clock clock) {
    this.cards = cards;
    this.billing = billing;
    this.clock = clock;
  }

  /** Removes them in the transaction that closes the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void removeAll(UUID customerId) {
    Instant now = clock.instant();
    List<CardArranged> removed =
        cards.removeAll(customerId).stream()
            .map(card -> new CardArranged(card, customerId, CardArrangement.REMOVED, now))
            .toList();
    if (!removed.isEmpty()) {
      billing.send(removed);
    }
  }
}
