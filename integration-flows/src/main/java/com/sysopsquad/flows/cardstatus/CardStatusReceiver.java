package com.sysopsquad.flows.cardstatus;

import java.util.List;

/** What the customer quantum does with billing's decisions on cards. */
public interface CardStatusReceiver {

  /** Applies the decisions in the transaction that marks the messages as received. */
  void receive(List<CardStatusChanged> statuses);
}
