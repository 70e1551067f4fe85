package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its customer sees it.
 *
 * @param number what people call it, such as {@code T-100234}; numbers may be skipped but are never
 *     repeated
 * @param device name of the device when the ticket was submitted; null if it is about none
 * @param version version counted by sysops; 0 until sysops has received it
 * @param changedAt when the customer submitted or closed, or sysops last moved it
 */
public record Ticket(
    UUID id,
    String number,
    String title,
    String description,
    TicketCategory category,
    TicketUrgency urgency,
    @Nullable String device,
    TicketProgress progress,
    long version,
    Instant submittedAt,
    Instant changedAt) {

  /** Whether it is closed, so that nobody works on it anymore. */
  public boolean isClosed() {
    return progress == TicketProgress.CLOSED;
  }
}
