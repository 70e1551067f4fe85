package com.sysopsquad.portal.ticket.api;

import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.photo.Photos;
import com.sysopsquad.portal.ticket.thread.Timelines;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tickets as the API shows them. */
@Component
class TicketViews {

  private final Tickets tickets;
  private final Timelines timelines;
  private final Photos photos;

  TicketViews(Tickets tickets, Timelines timelines, Photos photos) {
    this.tickets = tickets;
    this.timelines = timelines;
    this.photos = photos;
  }

  /** One ticket with all its details; not found if it is not this customer's. */
  TicketAnswer of(UUID customerId, UUID ticketId) {
    return TicketAnswer.of(
        tickets.get(customerId, ticketId),
        timelines.of(customerId, ticketId),
        photos.of(customerId, ticketId));
  }
}
