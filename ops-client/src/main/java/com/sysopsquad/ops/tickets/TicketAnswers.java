package com.sysopsquad.ops.tickets;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of tickets, as far as this client reads it. */
final class TicketAnswers {

  private TicketAnswers() {}

  record Ticket(
      String id,
      long version,
      String state,
      List<String> next,
      String title,
      String description,
      String customerName,
      String email,
      String address,
      @Nullable OffsetDateTime submittedAt,
      @Nullable String number,
      @Nullable String category,
      @Nullable String urgency,
      @Nullable String device,
      @Nullable List<TicketChange> changes,
      @Nullable List<TicketComment> comments,
      @Nullable List<TicketPhoto> photos) {}

  record TicketComment(String text, @Nullable OffsetDateTime time) {}

  /** A claim check; the photo itself is with the customer quantum. */
  record TicketPhoto(String photoId, String type, long size) {}

  record TicketChange(
      long version,
      String state,
      @Nullable String note,
      String actor,
      @Nullable OffsetDateTime time) {}
}
