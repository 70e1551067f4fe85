package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.CardHandedIn;

/** Outbound gateway of the customer quantum: a card on its way to billing. */
public interface CardRegistrations {

  /** Sends the card with the caller's transaction. */
  void handIn(CardHandedIn card);
}
