package com.sysopsquad.portal.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket.
 *
 * @param progress where sysops moved it; null unless it did
 * @param text the note of the expert, or the comment of the customer; null if there is none
 * @param commentId null unless it is a comment
 */
public record TimelineEntry(
    Kind kind,
    @Nullable TicketProgress progress,
    @Nullable String text,
    Instant at,
    @Nullable UUID commentId) {

  /** Who did what. */
  public enum Kind {
    SUBMITTED("ticket.you-submitted"),
    COMMENTED("ticket.you-wrote"),
    MOVED(""),
    CLOSED("ticket.you-closed");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /** Those of the ticket's photos that came with it. */
  public List<Photo> photos(List<Photo> all) {
    return kind == Kind.SUBMITTED || kind == Kind.COMMENTED
        ? all.stream().filter(photo -> Objects.equals(photo.commentId(), commentId)).toList()
        : List.of();
  }

  /** Whether sysops was done with the ticket by that. */
  public boolean isDone() {
    return progress != null && progress.isDone();
  }

  /** Of its text for the customer. */
  public String code() {
    return kind == Kind.MOVED ? Objects.requireNonNull(progress).code() : kind.code;
  }
}
