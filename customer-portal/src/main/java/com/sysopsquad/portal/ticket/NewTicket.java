package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketUrgency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for.
 *
 * @param id names the ticket for ever; whoever submits it chooses it, so that it can be repeated
 * @param title what is wrong, in a few words
 * @param description may be empty
 * @param deviceId one of the customer's own; null: it is about none of them
 */
public record NewTicket(
    UUID id,
    String title,
    String description,
    TicketCategory category,
    TicketUrgency urgency,
    @Nullable UUID deviceId) {}
