package com.sysopsquad.portal.ticket.submission;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.ticket.NewTicket;
import com.sysopsquad.portal.ticket.Ticket;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer typed.
 *
 * @param id chosen when the form was shown, so that sending it twice makes one ticket
 * @param device the id of a device; empty for none
 */
record TicketForm(
    @Nullable UUID id,
    @Nullable String title,
    @Nullable String description,
    @Nullable String category,
    @Nullable String urgency,
    @Nullable String device) {

  static TicketForm empty() {
    return new TicketForm(null, null, null, null, null, null).complete();
  }

  /** The same with empty texts for missing fields. */
  TicketForm complete() {
    return new TicketForm(
        id == null ? UUID.randomUUID() : id,
        Objects.requireNonNullElse(title, ""),
        Objects.requireNonNullElse(description, ""),
        Objects.requireNonNullElse(category, TicketCategory.HARDWARE.name()),
        Objects.requireNonNullElse(urgency, TicketUrgency.NORMAL.name()),
        Objects.requireNonNullElse(device, ""));
  }

  /** The same with a new id, since this one was already sent. */
  TicketForm again() {
    return new TicketForm(UUID.randomUUID(), title, description, category, urgency, device);
  }

  /** Whether the ticket contains what was typed here. */
  boolean isKeptAs(Ticket ticket) {
    return ticket.title().equals(TypedText.line(Objects.requireNonNull(title)))
        && ticket.description().equals(TypedText.lines(Objects.requireNonNull(description)));
  }

  /**
   * The ticket from a complete form.
   *
   * @throws TicketNotPossible if an invalid value was selected
   */
  NewTicket ticket() {
    return new NewTicket(
        Objects.requireNonNull(id),
        Objects.requireNonNull(title),
        Objects.requireNonNull(description),
        chosen(TicketCategory.values(), category, "ticket.category-missing"),
        chosen(TicketUrgency.values(), urgency, "ticket.urgency-missing"),
        device(Objects.requireNonNull(device)));
  }

  private static <E extends Enum<E>> E chosen(E[] all, @Nullable String name, String missing) {
    return Arrays.stream(all)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TicketNotPossible(missing));
  }

  private static @Nullable UUID device(String id) {
    try {
      return id.isEmpty() ? null : UUID.fromString(id);
    } catch (IllegalArgumentException nonsense) {
      throw new TicketNotPossible("ticket.device-gone");
    }
  }
}
