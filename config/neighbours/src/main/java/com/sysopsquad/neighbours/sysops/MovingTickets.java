package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Moves a ticket and notifies its customer, in one transaction. */
class MovingTickets {

  private final Tickets tickets;
  private final TicketStatusGateway customer;
  private final TransactionOperations transactions;
  private final Clock clock;

  MovingTickets(
      Tickets tickets,
      TicketStatusGateway customer,
      TransactionOperations transactions,
      Clock clock) {
    this.tickets = tickets;
    this.customer = customer;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Moves a ticket that has not changed since the expert saw it.
   *
   * @param version version that the expert saw
   * @param note note for the customer, or null
   * @throws NoSuchTicket if there is none
   * @throws MoveNotPossible if it was moved in the meantime, or cannot be moved there
   */
  Ticket move(UUID id, TicketState to, long version, @Nullable String note, String actor) {
    return Objects.requireNonNull(
        transactions.execute(_ -> moveWithin(id, to, version, note, actor)));
  }

  private Ticket moveWithin(
      UUID id, TicketState to, long version, @Nullable String note, String actor) {
    Ticket ticket = tickets.hold(id);
    if (ticket.version() != version) {
      throw MoveNotPossible.changedMeanwhile(ticket);
    }
    if (!ticket.next().contains(to)) {
      throw MoveNotPossible.wrongWay(ticket, to);
    }
    Instant now = clock.instant();
    long next = tickets.move(id, to, note, actor, now);
    customer.send(List.of(new TicketStatusChanged(id, ticket.customerId(), next, to, note, now)));
    return tickets.get(id);
  }
}
