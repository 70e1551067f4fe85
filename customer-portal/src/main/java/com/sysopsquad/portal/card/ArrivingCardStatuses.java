package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusReceiver;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows billing's decision on a card to the customer. */
@Service
class ArrivingCardStatuses implements CardStatusReceiver {

  private final Cards cards;

  ArrivingCardStatuses(Cards cards) {
    this.cards = cards;
  }

  @Override
  public void receive(List<CardStatusChanged> statuses) {
    cards.decide(statuses);
  }
}
