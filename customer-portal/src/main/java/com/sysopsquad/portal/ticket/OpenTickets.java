package com.sysopsquad.portal.ticket;

import java.util.List;

/**
 * A customer's open tickets.
 *
 * @param newest the newest of the open tickets, newest first
 * @param more whether there are others
 */
public record OpenTickets(List<Ticket> newest, boolean more) {

  /** Copies the list. */
  public OpenTickets {
    newest = List.copyOf(newest);
  }

  /** Created from a list with one ticket more than requested. */
  static OpenTickets of(List<Ticket> tickets, int wanted) {
    return new OpenTickets(
        tickets.subList(0, Math.min(wanted, tickets.size())), tickets.size() > wanted);
  }
}
