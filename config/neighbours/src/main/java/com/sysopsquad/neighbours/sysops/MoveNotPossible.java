package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticketstatus.TicketState;
import java.util.stream.Collectors;

/** A ticket cannot be moved in this way; the message says what is possible. */
public final class MoveNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private MoveNotPossible(String sentence) {
    super(sentence);
  }

  static MoveNotPossible wrongWay(Ticket ticket, TicketState to) {
    if (ticket.next().isEmpty()) {
      return new MoveNotPossible(
          "Ticket %s is closed and cannot be reopened.".formatted(ticket.id()));
    }
    return new MoveNotPossible(
        "Ticket %s is %s. It can become %s, but not %s."
            .formatted(
                ticket.id(),
                ticket.state(),
                ticket.next().stream().map(Enum::name).collect(Collectors.joining(" or ")),
                to));
  }

  static MoveNotPossible changedMeanwhile(Ticket ticket) {
    return new MoveNotPossible(
        "Ticket %s has changed and is now %s. Check it and try again."
            .formatted(ticket.id(), ticket.state()));
  }
}
