package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketUrgency;
import com.sysopsquad.portal.display.TypedText;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer typed.
 *
 * @param id chosen when the form was shown, so that sending it twice makes one ticket
 * @param device the id of one; empty: none
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

  /** The same with nothing missing. */
  TicketForm complete() {
    return new TicketForm(
        id == null ? UUID.randomUUID() : id,
        Objects.requireNonNullElse(title, ""),
        Objects.requireNonNullElse(description, ""),
        Objects.requireNonNullElse(category, TicketCategory.HARDWARE.name()),
        Objects.requireNonNullElse(urgency, TicketUrgency.NORMAL.name()),
        Objects.requireNonNullElse(device, ""));
  }

  /** The same as another form, since this one was sent before. */
  TicketForm again() {
    return new TicketForm(UUID.randomUUID(), title, description, category, urgency, device);
  }

  /** Whether the ticket is what was typed here. */
  boolean isKeptAs(Ticket ticket) {
    return ticket.title().equals(TypedText.line(Objects.requireNonNull(title)))
        && ticket.description().equals(TypedText.lines(Objects.requireNonNull(description)));
  }

  /**
   * The ticket that a complete form asks for.
   *
   * @throws TicketNotPossible if something was chosen that there is not
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
