package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.neighbours.sysops.Ticket;
import com.sysopsquad.neighbours.sysops.TicketChange;
import com.sysopsquad.neighbours.sysops.TicketComment;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of the sysops quantum.
 *
 * @param version increases with each move; a move names it
 * @param next states that it can be moved to, the usual one first
 * @param number the number that its customer sees
 * @param changes its history, oldest first; null in a list of tickets, as are comments and photos
 * @param comments comments of its customer, oldest first
 * @param photos photos that the customer quantum has
 */
record TicketAnswer(
    String id,
    long version,
    String state,
    List<String> next,
    @Nullable String number,
    @Nullable String category,
    @Nullable String urgency,
    @Nullable String device,
    String title,
    String description,
    String customerId,
    String customerName,
    String email,
    String address,
    @Nullable OffsetDateTime submittedAt,
    @Nullable OffsetDateTime changedAt,
    @Nullable List<ChangeAnswer> changes,
    @Nullable List<CommentAnswer> comments,
    @Nullable List<TicketPhoto> photos) {

  /** A ticket in a list. */
  static TicketAnswer brief(Ticket ticket, Formats formats) {
    return of(ticket, null, null, null, formats);
  }

  /** A ticket with its history. */
  static TicketAnswer whole(SysopsTickets tickets, UUID id, Formats formats) {
    return of(
        tickets.find(id),
        tickets.changes(id).stream().map(change -> ChangeAnswer.of(change, formats)).toList(),
        tickets.comments(id).stream().map(comment -> CommentAnswer.of(comment, formats)).toList(),
        tickets.photos(id),
        formats);
  }

  private static TicketAnswer of(
      Ticket ticket,
      @Nullable List<ChangeAnswer> changes,
      @Nullable List<CommentAnswer> comments,
      @Nullable List<TicketPhoto> photos,
      Formats formats) {
    return new TicketAnswer(
        ticket.id().toString(),
        ticket.version(),
        ticket.state().name(),
        ticket.next().stream().map(Enum::name).toList(),
        ticket.number(),
        name(ticket.category()),
        name(ticket.urgency()),
        ticket.device(),
        ticket.title(),
        ticket.description(),
        ticket.customerId().toString(),
        ticket.customerName(),
        ticket.email(),
        ticket.address(),
        formats.at(ticket.submittedAt()),
        formats.at(ticket.changedAt()),
        changes,
        comments,
        photos);
  }

  private static @Nullable String name(@Nullable Enum<?> word) {
    return word == null ? null : word.name();
  }

  /** A customer's comment on a ticket. */
  record CommentAnswer(String id, String text, @Nullable OffsetDateTime time) {

    static CommentAnswer of(TicketComment comment, Formats formats) {
      return new CommentAnswer(comment.id().toString(), comment.text(), formats.at(comment.at()));
    }
  }

  /** A change of a ticket; the note is for the customer. */
  record ChangeAnswer(
      long version,
      String state,
      @Nullable String note,
      String actor,
      @Nullable OffsetDateTime time) {

    static ChangeAnswer of(TicketChange change, Formats formats) {
      return new ChangeAnswer(
          change.version(),
          change.state().name(),
          change.note(),
          change.actor(),
          formats.at(change.at()));
    }
  }
}
