package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.message.TicketState;
import java.util.stream.Collectors;

/** A ticket cannot be moved like this; the message says what can be done. */
public final class MoveNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private MoveNotPossible(String sentence) {
    super(sentence);
  }

  static MoveNotPossible wrongWay(Ticket ticket, TicketState to) {
    if (ticket.next().isEmpty()) {
      return new MoveNotPossible("Ticket %s is closed for good.".formatted(ticket.id()));
    }
    return new MoveNotPossible(
        "Ticket %s is %s: it can become %s, and not %s."
            .formatted(
                ticket.id(),
                ticket.state(),
                ticket.next().stream().map(Enum::name).collect(Collectors.joining(" or ")),
                to));
  }

  static MoveNotPossible changedMeanwhile(Ticket ticket, long version) {
    return new MoveNotPossible(
        "Ticket %s is at version %d by now, and not at %d: it is %s. Look at it and try again."
            .formatted(ticket.id(), ticket.version(), version, ticket.state()));
  }
}
