package com.sysopsquad.flows.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer asks for help.
 *
 * @param ticketId names the ticket for ever, in every quantum
 * @param customer who asks, as the experts must know it
 * @param title what is wrong, in a few words
 * @param description what is wrong, in the customer's own words; may be empty
 * @param at when the customer submitted it
 */
@MessageType(value = "com.sysopsquad.ticket.submitted", queue = Queues.TICKET)
public record TicketSubmitted(
    UUID ticketId, CustomerDetails customer, String title, String description, Instant at)
    implements Contract {

  @Override
  public String subject() {
    return ticketId.toString();
  }
}
