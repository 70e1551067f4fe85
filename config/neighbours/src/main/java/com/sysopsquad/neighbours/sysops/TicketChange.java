package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.message.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a ticket.
 *
 * @param note for the customer
 * @param actor who took it
 */
public record TicketChange(
    long version, TicketState state, @Nullable String note, String actor, Instant at) {}
