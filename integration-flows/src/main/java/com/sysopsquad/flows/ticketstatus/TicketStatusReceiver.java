package com.sysopsquad.flows.ticketstatus;

import java.util.List;

/** What the customer quantum does with ticket statuses. */
public interface TicketStatusReceiver {

  /**
   * Stores the statuses in the transaction that marks the messages as received; an older version
   * never overwrites a newer one.
   */
  void receive(List<TicketStatusChanged> statuses);
}
