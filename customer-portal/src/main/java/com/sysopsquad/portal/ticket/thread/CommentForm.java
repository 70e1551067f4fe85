package com.sysopsquad.portal.ticket.thread;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that a customer wants to add to a ticket.
 *
 * @param id chosen when the form was shown, so that sending it twice makes one comment
 */
record CommentForm(@Nullable UUID id, @Nullable String text) {

  static CommentForm empty() {
    return new CommentForm(null, null).complete();
  }

  /** The same with a new id, since this one was already sent. */
  CommentForm again() {
    return new CommentForm(UUID.randomUUID(), text);
  }

  /** The same with empty texts for missing fields. */
  CommentForm complete() {
    return new CommentForm(
        id == null ? UUID.randomUUID() : id, Objects.requireNonNullElse(text, ""));
  }
}
