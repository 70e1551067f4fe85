package com.sysopsquad.flows.neighbours.sysops;

import com.sysopsquad.flows.message.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A ticket as the experts see it.
 *
 * @param version grows with each move
 * @param changedAt when it was last moved
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
    Instant changedAt) {

  /** Where it can be moved, the usual state first; empty once it is closed. */
  public List<TicketState> next() {
    return MovePolicy.next(state);
  }
}
