package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusReceiver;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Shows statuses from sysops to the customer, and sends emails about them; a status of an unknown
 * ticket is refused.
 */
@Service
class ArrivingTicketStatuses implements TicketStatusReceiver {

  private final Tickets tickets;
  private final TicketEmails emails;

  ArrivingTicketStatuses(Tickets tickets, TicketEmails emails) {
    this.tickets = tickets;
    this.emails = emails;
  }

  @Override
  public void receive(List<TicketStatusChanged> statuses) {
    tickets
        .unknown(statuses)
        .ifPresent(
            id -> {
              throw new IllegalStateException("No customer has submitted the ticket " + id);
            });
    emails.moved(tickets.tell(statuses));
  }
}
