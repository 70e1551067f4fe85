package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;

/** Gateway into the part of the flow that runs before the transaction. */
interface CardDecisions {

  /** Billing's decision on the card in the message. */
  Object decide(ReceivedMessage message);
}
