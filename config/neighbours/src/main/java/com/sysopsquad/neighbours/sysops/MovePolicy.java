package com.sysopsquad.neighbours.sysops;

import static com.sysopsquad.flows.ticketstatus.TicketState.ASSIGNED;
import static com.sysopsquad.flows.ticketstatus.TicketState.CLOSED;
import static com.sysopsquad.flows.ticketstatus.TicketState.IN_PROGRESS;
import static com.sysopsquad.flows.ticketstatus.TicketState.RESOLVED;

import com.sysopsquad.flows.ticketstatus.TicketState;
import java.util.List;

/** The allowed moves of a ticket: forward, and back to work if it was resolved too early. */
final class MovePolicy {

  private MovePolicy() {}

  /** The states that a ticket in this one can be moved to, the usual one first. */
  static List<TicketState> next(TicketState state) {
    return switch (state) {
      case NEW -> List.of(ASSIGNED);
      case ASSIGNED -> List.of(IN_PROGRESS);
      case IN_PROGRESS -> List.of(RESOLVED);
      case RESOLVED -> List.of(CLOSED, IN_PROGRESS);
      case CLOSED -> List.of();
    };
  }
}
