package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketUrgency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its customer sees it.
 *
 * @param number what people call it, such as {@code T-100234}; numbers may be missing, never double
 * @param device as it was called when the ticket was submitted; null: about none
 * @param version as sysops counts; 0 until sysops has received it
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

  /** Whether nobody works on it any more, for good. */
  public boolean isClosed() {
    return progress == TicketProgress.CLOSED;
  }
}
