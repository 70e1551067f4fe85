package com.sysopsquad.portal.ticket;

import java.time.Instant;
import java.util.UUID;

/**
 * A ticket as its customer sees it.
 *
 * @param version as sysops counts; 0 until sysops has received it
 * @param changedAt when the customer submitted or sysops last moved it
 */
public record Ticket(
    UUID id,
    String title,
    String description,
    TicketProgress progress,
    long version,
    Instant submittedAt,
    Instant changedAt) {}
