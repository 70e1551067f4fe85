package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.neighbours.sysops.Ticket;
import com.sysopsquad.neighbours.sysops.TicketChange;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the pages show it.
 *
 * @param number the number that its customer sees, or otherwise the beginning of its id
 * @param next possible moves, the usual one first
 */
record TicketView(
    String id,
    String number,
    long version,
    Badge state,
    List<Move> next,
    String title,
    String description,
    String customer,
    String email,
    String address,
    @Nullable String category,
    @Nullable String urgency,
    @Nullable String device,
    Timestamp submitted,
    Timestamp changed) {

  private static final int BEGINNING = 8;

  static TicketView of(Ticket ticket, Formats formats) {
    return new TicketView(
        ticket.id().toString(),
        number(ticket),
        ticket.version(),
        badge(ticket.state()),
        ticket.next().stream().map(Move::of).toList(),
        ticket.title(),
        ticket.description(),
        ticket.customerName(),
        ticket.email(),
        ticket.address(),
        wordOrNull(ticket.category()),
        wordOrNull(ticket.urgency()),
        ticket.device(),
        Timestamp.of(ticket.submittedAt(), formats),
        Timestamp.of(ticket.changedAt(), formats));
  }

  static String number(Ticket ticket) {
    String number = ticket.number();
    return number == null ? ticket.id().toString().substring(0, BEGINNING) : number;
  }

  static Badge badge(TicketState state) {
    String word = word(state);
    return switch (state) {
      case NEW -> Badge.waiting(word);
      case ASSIGNED, IN_PROGRESS -> Badge.running(word);
      case RESOLVED -> Badge.done(word);
      case CLOSED -> Badge.silent(word);
    };
  }

  /** For example "in progress". */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String word(Enum<?> constant) {
    String words = lower(constant);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static @Nullable String wordOrNull(@Nullable Enum<?> constant) {
    return constant == null ? null : word(constant);
  }

  /** A state to which the ticket can be moved. */
  record Move(String state, String word) {

    static Move of(TicketState state) {
      return new Move(state.name(), lower(state));
    }
  }

  /** A ticket with its history. */
  record Whole(TicketView ticket, List<Change> changes, List<Comment> comments, int photos) {

    static Whole of(SysopsTickets tickets, UUID id, Formats formats) {
      return new Whole(
          TicketView.of(tickets.find(id), formats),
          tickets.changes(id).stream().map(change -> Change.of(change, formats)).toList(),
          tickets.comments(id).stream()
              .map(comment -> new Comment(comment.text(), Timestamp.of(comment.at(), formats)))
              .toList(),
          tickets.photos(id).size());
    }
  }

  /** A change of a ticket; the note is for the customer. */
  record Change(Badge state, @Nullable String note, String actor, Timestamp time) {

    static Change of(TicketChange change, Formats formats) {
      return new Change(
          badge(change.state()), change.note(), change.actor(), Timestamp.of(change.at(), formats));
    }
  }

  /** A customer's comment. */
  record Comment(String text, Timestamp time) {}
}
