package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.CardStatusChanged;
import java.util.List;

/** What the customer quantum does with billing's decisions on cards. */
public interface CardStatusArrivals {

  /** Applies the decisions in the transaction that marks the messages as received. */
  void arrived(List<CardStatusChanged> statuses);
}
