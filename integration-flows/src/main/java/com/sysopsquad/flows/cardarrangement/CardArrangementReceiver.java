package com.sysopsquad.flows.cardarrangement;

import java.util.List;

/** What billing does with customers' decisions about their cards. */
public interface CardArrangementReceiver {

  /** Applies the decisions in the transaction that marks the messages as received. */
  void receive(List<CardArranged> decisions);
}
