package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketSubmitted;
import java.util.List;

/** Outbound gateway of the customer quantum: new tickets on their way to sysops. */
public interface TicketDispatch {

  /** Sends the tickets with the caller's transaction. */
  void submit(List<TicketSubmitted> tickets);
}
