package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketRequest;
import java.util.List;

/** What sysops does with what customers say about tickets. */
public interface TicketReceiver {

  /**
   * Takes in new tickets, comments and wishes to close, in the transaction that marks the messages
   * as received. Of one ticket they come in this order; what is known already changes nothing.
   */
  void receive(List<TicketRequest> requests);
}
