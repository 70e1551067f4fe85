package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardregistration.CardStatusArrivals;
import com.sysopsquad.flows.message.CardStatusChanged;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows the customer what billing decided on a card. */
@Service
class ArrivingCardStatuses implements CardStatusArrivals {

  private final Cards cards;

  ArrivingCardStatuses(Cards cards) {
    this.cards = cards;
  }

  @Override
  public void arrived(List<CardStatusChanged> statuses) {
    cards.decide(statuses);
  }
}
