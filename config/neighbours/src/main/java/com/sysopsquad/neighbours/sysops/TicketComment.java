package com.sysopsquad.neighbours.sysops;

import java.time.Instant;
import java.util.UUID;

/** What a customer added to a ticket. */
public record TicketComment(UUID id, String text, Instant at) {}
