package com.sysopsquad.flows.ticketstatus;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was received, or its state changed.
 *
 * @param version version of the ticket: increases with each move; an older version changes nothing
 * @param note note from the expert to the customer, or null
 * @param at when an expert moved it
 */
@MessageType(value = "com.sysopsquad.ticket.status-changed", queue = Queues.TICKET_STATUS)
public record TicketStatusChanged(
    UUID ticketId,
    UUID customerId,
    @Within(least = 1) long version,
    TicketState state,
    @Length(most = 64_000) @Nullable String note,
    Instant at)
    implements Contract {

  @Override
  public String subject() {
    return ticketId.toString();
  }
}
