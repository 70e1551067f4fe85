package com.sysopsquad.flows.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket has been received or moved on.
 *
 * @param version of the ticket: 1 when it was received, one more with each move; an older one
 *     changes nothing
 * @param note a sentence of the expert for the customer, or null
 * @param at when the experts' side moved it
 */
@MessageType(value = "com.sysopsquad.ticket.status-changed", queue = Queues.TICKET_STATUS)
public record TicketStatusChanged(
    UUID ticketId,
    UUID customerId,
    @Within(least = 1) long version,
    TicketState state,
    @FreeText @Nullable String note,
    Instant at)
    implements Contract {

  @Override
  public String subject() {
    return ticketId.toString();
  }
}
