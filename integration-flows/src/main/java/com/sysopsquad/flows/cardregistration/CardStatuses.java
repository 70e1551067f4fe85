package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.CardStatusChanged;
import java.util.List;

/** Outbound gateway of billing: what became of cards that were handed in. */
public interface CardStatuses {

  /** Sends the decisions with the caller's transaction. */
  void publish(List<CardStatusChanged> statuses);
}
