package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.message.CardArranged;
import java.util.List;

/** Outbound gateway of the customer quantum: what customers decided on their cards. */
public interface CardArrangements {

  /** Sends the decisions with the caller's transaction. */
  void arrange(List<CardArranged> decisions);
}
