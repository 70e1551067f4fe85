package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketRequest;
import java.util.List;

/** Outbound gateway of the customer quantum: what customers say about tickets, to sysops. */
public interface TicketDispatch {

  /** Sends them with the caller's transaction. */
  void submit(List<? extends TicketRequest> requests);
}
