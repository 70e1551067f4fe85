package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketStatusChanged;
import java.util.List;

/** Outbound gateway of sysops: what became of tickets, on its way to the customer. */
public interface TicketStatuses {

  /** Sends the statuses with the caller's transaction. */
  void publish(List<TicketStatusChanged> statuses);
}
