package com.sysopsquad.portal.ticket.api;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.photo.Photo;
import com.sysopsquad.portal.ticket.photo.PhotoAnswer;
import com.sysopsquad.portal.ticket.thread.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as its customer sees it. */
record TicketAnswer(
    UUID id,
    @Schema(description = "Ticket number", example = "T-100234") String number,
    String title,
    String description,
    TicketCategory category,
    TicketUrgency urgency,
    @Schema(description = "Name of the device when the ticket was submitted; absent if none")
        @Nullable String device,
    TicketProgress state,
    Instant submittedAt,
    @Schema(description = "When it was submitted, closed, or last changed its status")
        Instant changedAt,
    @Schema(description = "History in chronological order; absent in lists")
        @Nullable List<Event> timeline,
    @Schema(description = "Photos in chronological order; absent in lists")
        @Nullable List<PhotoAnswer> photos) {

  /** An event in a ticket. */
  record Event(
      TimelineEntry.Kind kind,
      @Schema(description = "New status; absent if it did not change")
          @Nullable TicketProgress state,
      @Schema(
              description =
                  "Note from the expert or comment from the customer; absent if there is none")
          @Nullable String text,
      @Schema(description = "Present only for comments") @Nullable UUID commentId,
      Instant at) {

    static Event of(TimelineEntry entry) {
      String text = entry.text();
      return new Event(
          entry.kind(),
          entry.progress(),
          text == null || text.isEmpty() ? null : text,
          entry.commentId(),
          entry.at());
    }
  }

  /** The form for lists. */
  static TicketAnswer listed(Ticket ticket) {
    return of(ticket, null, null);
  }

  /** The complete form. */
  static TicketAnswer of(
      Ticket ticket, @Nullable List<TimelineEntry> timeline, @Nullable List<Photo> photos) {
    return new TicketAnswer(
        ticket.id(),
        ticket.number(),
        ticket.title(),
        ticket.description(),
        ticket.category(),
        ticket.urgency(),
        ticket.device(),
        ticket.progress(),
        ticket.submittedAt(),
        ticket.changedAt(),
        timeline == null ? null : timeline.stream().map(Event::of).toList(),
        photos == null ? null : photos.stream().map(PhotoAnswer::of).toList());
  }
}
