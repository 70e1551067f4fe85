package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.message.TicketPhoto;
import com.sysopsquad.flows.message.TicketState;
import com.sysopsquad.neighbours.NeighbourQuantum;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of the sysops quantum, for people who work on them. Everything throws {@link
 * com.sysopsquad.neighbours.NeighbourAway} while its database cannot be reached.
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

  /** The tickets that their customers call by this number; a number is given once. */
  public List<Ticket> numbered(String number) {
    return sysops.ask(Tickets.class, tickets -> tickets.numbered(number));
  }

  /**
   * The ticket of this id.
   *
   * @throws NoSuchTicket if there is none
   */
  public Ticket find(UUID id) {
    return sysops.ask(Tickets.class, tickets -> tickets.get(id));
  }

  /** What happened to a ticket, the oldest first. */
  public List<TicketChange> changes(UUID id) {
    return sysops.ask(Tickets.class, tickets -> tickets.changes(id));
  }

  /** What its customer added to a ticket, the oldest first. */
  public List<TicketComment> comments(UUID id) {
    return sysops.ask(Conversations.class, conversations -> conversations.comments(id));
  }

  /** The claim checks of a ticket's photos, which stay with the customer quantum. */
  public List<TicketPhoto> photos(UUID id) {
    return sysops.ask(Conversations.class, conversations -> conversations.photos(id));
  }

  /**
   * Moves a ticket on and tells its customer so.
   *
   * @param version at which the actor saw it
   * @param note for the customer, or null
   * @throws NoSuchTicket if there is none
   * @throws MoveNotPossible if it was moved meanwhile, or cannot go there
   */
  public Ticket move(UUID id, TicketState to, long version, @Nullable String note, String actor) {
    return sysops.ask(MovingTickets.class, moving -> moving.move(id, to, version, note, actor));
  }
}
