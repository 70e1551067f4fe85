package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.neighbours.sysops.Ticket;
import com.sysopsquad.flows.neighbours.sysops.TicketChange;
import com.sysopsquad.jobs.console.Moments;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of the sysops quantum.
 *
 * @param version grows with each move; a move names it
 * @param next the states that it can be moved to, the usual one first
 * @param changes what happened to it, the oldest first; null in a list of tickets
 */
record TicketAnswer(
    String id,
    long version,
    String state,
    List<String> next,
    String title,
    String description,
    String customerId,
    String customerName,
    String email,
    String address,
    @Nullable OffsetDateTime submittedAt,
    @Nullable OffsetDateTime changedAt,
    @Nullable List<ChangeAnswer> changes) {

  static TicketAnswer of(Ticket ticket, @Nullable List<TicketChange> changes, Moments moments) {
    return new TicketAnswer(
        ticket.id().toString(),
        ticket.version(),
        ticket.state().name(),
        ticket.next().stream().map(Enum::name).toList(),
        ticket.title(),
        ticket.description(),
        ticket.customerId().toString(),
        ticket.customerName(),
        ticket.email(),
        ticket.address(),
        moments.at(ticket.submittedAt()),
        moments.at(ticket.changedAt()),
        changes == null
            ? null
            : changes.stream().map(change -> ChangeAnswer.of(change, moments)).toList());
  }

  /** A step in the life of a ticket; the note is for the customer. */
  record ChangeAnswer(
      long version,
      String state,
      @Nullable String note,
      String actor,
      @Nullable OffsetDateTime time) {

    static ChangeAnswer of(TicketChange change, Moments moments) {
      return new ChangeAnswer(
          change.version(),
          change.state().name(),
          change.note(),
          change.actor(),
          moments.at(change.at()));
    }
  }
}
