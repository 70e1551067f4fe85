package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer comments on a ticket.
 *
 * @param commentId permanent ID of the comment
 * @param text the customer's text; may be empty if there are photos
 * @param photos photos that the customer added, or null
 * @param at when the customer decided
 */
@MessageType(value = "com.sysopsquad.ticket.commented", queue = Queues.TICKET)
public record TicketCommented(
    UUID commentId,
    UUID ticketId,
    UUID customerId,
    @Length(most = 64_000) String text,
    @Nullable List<TicketPhoto> photos,
    Instant at)
    implements TicketRequest {}
