package com.sysopsquad.portal.ticket;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer typed.
 *
 * @param id chosen when the form was shown, so that sending it twice makes one ticket
 */
record TicketForm(@Nullable UUID id, @Nullable String title, @Nullable String description) {

  static TicketForm empty() {
    return new TicketForm(UUID.randomUUID(), "", "");
  }

  /** The same with nothing missing. */
  TicketForm complete() {
    return new TicketForm(
        id == null ? UUID.randomUUID() : id,
        Objects.requireNonNullElse(title, ""),
        Objects.requireNonNullElse(description, ""));
  }
}
