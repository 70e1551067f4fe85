package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticketstatus.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ticket.
 *
 * @param note note for the customer
 * @param actor person who made it
 */
public record TicketChange(
    long version, TicketState state, @Nullable String note, String actor, Instant at) {}
