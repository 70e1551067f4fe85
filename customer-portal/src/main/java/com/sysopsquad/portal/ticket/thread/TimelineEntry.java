package com.sysopsquad.portal.ticket.thread;

import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.photo.Photo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in a ticket.
 *
 * @param progress state to which sysops moved it; null if it is no move
 * @param text note of the expert, or comment of the customer; null if there is none
 * @param commentId null if it is not a comment
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

  /** The photos of the ticket that belong to it. */
  public List<Photo> photos(List<Photo> all) {
    return kind == Kind.SUBMITTED || kind == Kind.COMMENTED
        ? all.stream().filter(photo -> Objects.equals(photo.commentId(), commentId)).toList()
        : List.of();
  }

  /** Whether sysops finished the ticket with it. */
  public boolean isDone() {
    return progress != null && progress.isDone();
  }

  /** The code of its text for the customer. */
  public String code() {
    return kind == Kind.MOVED ? Objects.requireNonNull(progress).code() : kind.code;
  }
}
