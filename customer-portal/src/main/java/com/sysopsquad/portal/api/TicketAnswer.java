package com.sysopsquad.portal.api;

import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketEvent;
import com.sysopsquad.portal.ticket.TicketProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as its customer sees it. */
record TicketAnswer(
    UUID id,
    String title,
    String description,
    TicketProgress state,
    Instant submittedAt,
    @Schema(description = "When it was submitted or last moved") Instant changedAt,
    @Schema(description = "What was told about it, the newest first; absent in lists")
        @Nullable List<Told> timeline) {

  /** Something that was told about a ticket. */
  record Told(long version, TicketProgress state, @Nullable String note, Instant at) {}

  static TicketAnswer of(Ticket ticket, @Nullable List<TicketEvent> timeline) {
    return new TicketAnswer(
        ticket.id(),
        ticket.title(),
        ticket.description(),
        ticket.progress(),
        ticket.submittedAt(),
        ticket.changedAt(),
        timeline == null
            ? null
            : timeline.stream()
                .map(told -> new Told(told.version(), told.progress(), told.note(), told.at()))
                .toList());
  }
}
