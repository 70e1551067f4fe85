package com.sysopsquad.neighbours.sysops;

import java.time.Instant;
import java.util.UUID;

/** A customer's comment on a ticket. */
public record TicketComment(UUID id, String text, Instant at) {}
