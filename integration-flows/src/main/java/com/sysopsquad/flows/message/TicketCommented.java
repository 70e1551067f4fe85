package com.sysopsquad.flows.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer adds something to a ticket.
 *
 * @param commentId names the comment for ever
 * @param text the customer's own words; empty where the photos say it all
 * @param photos that the customer handed in with it, or null
 * @param at when the customer said so
 */
@MessageType(value = "com.sysopsquad.ticket.commented", queue = Queues.TICKET)
public record TicketCommented(
    UUID commentId,
    UUID ticketId,
    UUID customerId,
    @FreeText String text,
    @Nullable List<TicketPhoto> photos,
    Instant at)
    implements TicketRequest {}
