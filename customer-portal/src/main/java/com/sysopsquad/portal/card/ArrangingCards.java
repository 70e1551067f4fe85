package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardarrangement.CardArrangementGateway;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.card.sealing.CardNotAccepted;
import com.sysopsquad.portal.display.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a customer choose the default card, and remove cards; billing is notified. */
@Service
class ArrangingCards {

  private final Cards cards;
  private final CardArrangementGateway billing;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ArrangingCards(
      Cards cards, CardArrangementGateway billing, BusinessCalendar calendar, Clock clock) {
    this.cards = cards;
    this.billing = billing;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Makes the card the default; if it is already, nothing changes.
   *
   * @throws NoSuchCard if it is not this customer's
   * @throws CardNotAccepted if it cannot be charged
   */
  @Transactional
  public void choose(UUID customerId, UUID cardId) {
    switch (cards.get(customerId, cardId)) {
      case Verified card when card.expired(calendar.today()) ->
          throw new CardNotAccepted("card.has-expired");
      case Verified card when card.pays() -> {}
      case Verified _ ->
          tell(customerId, cardId, CardArrangement.CHOSEN, cards.choose(customerId, cardId));
      case Pending _ -> throw new CardNotAccepted("card.pays-once-verified");
      case Rejected _ -> throw new CardNotAccepted("card.was-not-accepted");
    }
  }

  /**
   * Removes the card; if it was the default, the card that was verified or chosen before it becomes
   * the default. A removed card stays removed.
   *
   * @throws NoSuchCard if it is not this customer's
   * @throws CardNotAccepted if billing has not decided on it yet
   */
  @Transactional
  public void remove(UUID customerId, UUID cardId) {
    if (cards.isRemoved(customerId, cardId)) {
      return;
    }
    cards.get(customerId, cardId);
    if (!cards.remove(customerId, cardId)) {
      throw new CardNotAccepted("card.wait-for-verification");
    }
    tell(customerId, cardId, CardArrangement.REMOVED, clock.instant());
  }

  private void tell(UUID customerId, UUID cardId, CardArrangement what, Instant at) {
    billing.send(List.of(new CardArranged(cardId, customerId, what, at)));
  }
}
