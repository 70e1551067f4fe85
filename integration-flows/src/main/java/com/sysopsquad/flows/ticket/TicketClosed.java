package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer closes a ticket.
 *
 * @param at when the customer closed it
 */
@MessageType(value = "com.sysopsquad.ticket.closed", queue = Queues.TICKET)
public record TicketClosed(UUID ticketId, UUID customerId, Instant at) implements TicketRequest {}
