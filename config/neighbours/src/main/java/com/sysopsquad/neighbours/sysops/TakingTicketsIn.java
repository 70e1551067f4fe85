package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticket.TicketClosed;
import com.sysopsquad.flows.ticket.TicketCommented;
import com.sysopsquad.flows.ticket.TicketReceiver;
import com.sysopsquad.flows.ticket.TicketRequest;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores customers' messages about tickets and confirms them, in one transaction. */
class TakingTicketsIn implements TicketReceiver {

  private static final String CUSTOMER = "customer";

  private final Tickets tickets;
  private final Conversations conversations;
  private final TicketStatusGateway customer;
  private final Clock clock;

  TakingTicketsIn(
      Tickets tickets, Conversations conversations, TicketStatusGateway customer, Clock clock) {
    this.tickets = tickets;
    this.conversations = conversations;
    this.customer = customer;
    this.clock = clock;
  }

  /** Processes each kind together: the messages of one ticket always come in this order. */
  @Override
  public void receive(List<TicketRequest> requests) {
    some(requests, TicketSubmitted.class, this::submitted);
    some(requests, TicketCommented.class, this::commented);
    some(requests, TicketClosed.class, this::closed);
  }

  private static <T> void some(
      List<TicketRequest> requests, Class<T> kind, Consumer<List<T>> taken) {
    List<T> some = requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (!some.isEmpty()) {
      taken.accept(some);
    }
  }

  private void submitted(List<TicketSubmitted> submitted) {
    Instant now = clock.instant();
    Map<UUID, Long> added = tickets.add(submitted, now);
    submitted.forEach(
        ticket -> conversations.addPhotos(ticket.ticketId(), null, ticket.photos(), ticket.at()));
    publish(
        submitted.stream()
            .filter(ticket -> added.containsKey(ticket.ticketId()))
            .map(
                ticket ->
                    new TicketStatusChanged(
                        ticket.ticketId(),
                        ticket.customer().customerId(),
                        Objects.requireNonNull(added.remove(ticket.ticketId())),
                        TicketState.NEW,
                        null,
                        now))
            .toList());
  }

  /** Refuses a comment on a ticket that does not exist here, or belongs to another customer. */
  private void commented(List<TicketCommented> comments) {
    for (TicketCommented comment : comments) {
      ofCustomer(tickets.get(comment.ticketId()), comment.customerId());
      conversations.add(comment, clock.instant());
      conversations.addPhotos(
          comment.ticketId(), comment.commentId(), comment.photos(), comment.at());
    }
  }

  /** Closes from every state, since the customer needs no more help. */
  private void closed(List<TicketClosed> closed) {
    publish(closed.stream().map(this::close).flatMap(Optional::stream).toList());
  }

  private Optional<TicketStatusChanged> close(TicketClosed wish) {
    Ticket ticket = ofCustomer(tickets.hold(wish.ticketId()), wish.customerId());
    if (ticket.state() == TicketState.CLOSED) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    long next = tickets.move(ticket.id(), TicketState.CLOSED, null, CUSTOMER, now);
    return Optional.of(
        new TicketStatusChanged(
            ticket.id(), ticket.customerId(), next, TicketState.CLOSED, null, now));
  }

  private static Ticket ofCustomer(Ticket ticket, UUID customerId) {
    if (!ticket.customerId().equals(customerId)) {
      throw new NoSuchTicket(ticket.id());
    }
    return ticket;
  }

  private void publish(List<TicketStatusChanged> statuses) {
    if (!statuses.isEmpty()) {
      customer.send(statuses);
    }
  }
}
