package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request.
 *
 * @param id permanent id of the ticket; the caller chooses it, so that the call can be repeated
 * @param title the problem in a few words
 * @param description may be empty
 * @param deviceId one of the customer's own devices; null if it is about none of them
 */
public record NewTicket(
    UUID id,
    String title,
    String description,
    TicketCategory category,
    TicketUrgency urgency,
    @Nullable UUID deviceId) {}
