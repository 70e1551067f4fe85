package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.flows.ticketstatus.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the experts see it.
 *
 * @param version increases with each move
 * @param changedAt when it was last moved
 * @param number the number that its customer sees; null from older senders, as are category and
 *     urgency
 * @param device what it is about, or null
 */
public record Ticket(
    UUID id,
    long version,
    TicketState state,
    UUID customerId,
    String customerName,
    String email,
    String address,
    String title,
    String description,
    Instant submittedAt,
    Instant changedAt,
    @Nullable String number,
    @Nullable TicketCategory category,
    @Nullable TicketUrgency urgency,
    @Nullable String device) {

  /** The states that it can be moved to, the usual one first; empty once it is closed. */
  public List<TicketState> next() {
    return MovePolicy.next(state);
  }
}
