package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.Contract;
import java.util.UUID;

/**
 * What a customer says about a ticket, in its order for each ticket: it is submitted first and
 * closed last.
 */
public sealed interface TicketRequest extends Contract
    permits TicketSubmitted, TicketCommented, TicketClosed {

  /** The ticket; its name for ever, in every quantum. */
  UUID ticketId();

  @Override
  default String subject() {
    return ticketId().toString();
  }
}
