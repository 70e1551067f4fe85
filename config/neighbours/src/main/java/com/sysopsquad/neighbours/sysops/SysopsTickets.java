package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.neighbours.NeighbourQuantum;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of the sysops quantum, for people who work on them. All methods throw {@link
 * com.sysopsquad.neighbours.NeighbourAway} if its database cannot be reached.
 */
public class SysopsTickets {

  private final NeighbourQuantum sysops;

  SysopsTickets(NeighbourQuantum sysops) {
    this.sysops = sysops;
  }

  /** The newest tickets; pages are counted from 0. */
  public List<Ticket> newest(int page, int size) {
    return sysops.ask(Tickets.class, tickets -> tickets.newest(page, size));
  }

  /** How many tickets there are. */
  public long count() {
    return sysops.ask(Tickets.class, Tickets::count);
  }

  /** How many tickets are in this state. */
  public long count(TicketState state) {
    return sysops.ask(Tickets.class, tickets -> tickets.count(state));
  }

  /** The tickets with this number; a number is used once. */
  public List<Ticket> numbered(String number) {
    return sysops.ask(Tickets.class, tickets -> tickets.numbered(number));
  }

  /**
   * The ticket with this id.
   *
   * @throws NoSuchTicket if there is none
   */
  public Ticket find(UUID id) {
    return sysops.ask(Tickets.class, tickets -> tickets.get(id));
  }

  /** The history of a ticket, oldest first. */
  public List<TicketChange> changes(UUID id) {
    return sysops.ask(Tickets.class, tickets -> tickets.changes(id));
  }

  /** The customer's comments on a ticket, oldest first. */
  public List<TicketComment> comments(UUID id) {
    return sysops.ask(Conversations.class, conversations -> conversations.comments(id));
  }

  /** The claim checks of a ticket's photos, which stay with the customer quantum. */
  public List<TicketPhoto> photos(UUID id) {
    return sysops.ask(Conversations.class, conversations -> conversations.photos(id));
  }

  /**
   * Moves a ticket and notifies its customer.
   *
   * @param version version that the actor saw
   * @param note note for the customer, or null
   * @throws NoSuchTicket if there is none
   * @throws MoveNotPossible if it was moved in the meantime, or cannot be moved there
   */
  public Ticket move(UUID id, TicketState to, long version, @Nullable String note, String actor) {
    return sysops.ask(MovingTickets.class, moving -> moving.move(id, to, version, note, actor));
  }
}
