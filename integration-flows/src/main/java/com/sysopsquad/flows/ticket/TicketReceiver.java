package com.sysopsquad.flows.ticket;

import java.util.List;

/** What sysops does with customers' messages about tickets. */
public interface TicketReceiver {

  /**
   * Stores new tickets and comments and closes tickets, in the transaction that marks the messages
   * as received. The messages of one ticket come in this order; those that are already known change
   * nothing.
   */
  void receive(List<TicketRequest> requests);
}
