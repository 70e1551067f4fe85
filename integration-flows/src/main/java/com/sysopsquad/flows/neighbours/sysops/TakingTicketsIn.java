package com.sysopsquad.flows.neighbours.sysops;

import com.sysopsquad.flows.message.TicketState;
import com.sysopsquad.flows.message.TicketStatusChanged;
import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketIntake;
import com.sysopsquad.flows.ticket.TicketStatuses;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes new tickets in and tells their customers so, in one transaction. */
class TakingTicketsIn implements TicketIntake {

  private final Tickets tickets;
  private final TicketStatuses customer;
  private final Clock clock;

  TakingTicketsIn(Tickets tickets, TicketStatuses customer, Clock clock) {
    this.tickets = tickets;
    this.customer = customer;
    this.clock = clock;
  }

  @Override
  public void submitted(List<TicketSubmitted> submitted) {
    Instant now = clock.instant();
    Set<UUID> added = new HashSet<>(tickets.add(submitted, now));
    List<TicketStatusChanged> received =
        submitted.stream()
            .filter(ticket -> added.remove(ticket.ticketId()))
            .map(
                ticket ->
                    new TicketStatusChanged(
                        ticket.ticketId(),
                        ticket.customer().customerId(),
                        1,
                        TicketState.NEW,
                        null,
                        now))
            .toList();
    if (!received.isEmpty()) {
      customer.publish(received);
    }
  }
}
