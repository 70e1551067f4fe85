package com.sysopsquad.portal.ticket.thread;

import com.sysopsquad.flows.ticket.TicketClosed;
import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a ticket for a customer who needs no more help. */
@Service
public class ClosingTickets {

  private final Tickets tickets;
  private final TicketGateway sysops;
  private final Clock clock;

  ClosingTickets(Tickets tickets, TicketGateway sysops, Clock clock) {
    this.tickets = tickets;
    this.sysops = sysops;
    this.clock = clock;
  }

  /**
   * Closes the ticket at once, since nobody has to agree, and notifies sysops; a closed ticket does
   * not change.
   *
   * @throws NoSuchTicket if it is not this customer's
   */
  @Transactional
  public void close(UUID customerId, UUID ticketId) {
    if (tickets.hold(customerId, ticketId).isClosed()) {
      return;
    }
    Instant now = clock.instant();
    tickets.close(ticketId, now);
    sysops.send(List.of(new TicketClosed(ticketId, customerId, now)));
  }
}
