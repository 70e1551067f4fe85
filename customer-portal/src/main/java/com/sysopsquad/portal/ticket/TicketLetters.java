package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.notification.Letter;
import com.sysopsquad.portal.notification.QueueingNotifications;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * E-mails on tickets: one when it is submitted, and one for each state that its customer awaits.
 */
@Component
class TicketLetters {

  private static final Duration SURVEY_VALID = Duration.ofDays(30);

  private final QueueingNotifications letters;
  private final Links links;
  private final PortalAddress portal;
  private final Texts texts;

  TicketLetters(QueueingNotifications letters, Links links, PortalAddress portal, Texts texts) {
    this.letters = letters;
    this.links = links;
    this.portal = portal;
    this.texts = texts.in(Locale.US);
  }

  /** Promises a letter that we have the ticket, with the caller's transaction. */
  void received(UUID customerId, Ticket ticket) {
    letters.queue(
        () ->
            List.of(
                letter(
                    ticket.id(),
                    customerId,
                    "ticket.mail-received",
                    ticket.number(),
                    ticket.title(),
                    address(ticket.id()))));
  }

  /** The same of what sysops did. Where a ticket has come far meanwhile, its last state counts. */
  void moved(List<MovedTicket> tickets) {
    List<MovedTicket> awaited = tickets.stream().filter(TicketLetters::isAwaited).toList();
    if (!awaited.isEmpty()) {
      letters.queue(() -> awaited.stream().map(this::letter).toList());
    }
  }

  private static boolean isAwaited(MovedTicket ticket) {
    return switch (ticket.progress()) {
      case SUBMITTED, NEW -> false;
      case ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED -> true;
    };
  }

  private Letter letter(MovedTicket ticket) {
    return letter(
        UUID.nameUUIDFromBytes(
            (ticket.id() + " " + ticket.version()).getBytes(StandardCharsets.UTF_8)),
        ticket.customerId(),
        "ticket.mail-" + ticket.progress(),
        ticket.number(),
        ticket.title(),
        address(ticket.id()),
        note(ticket.note()),
        ticket.progress().isDone() ? survey(ticket.id()) : "",
        SURVEY_VALID.toDays());
  }

  private Letter letter(UUID reference, UUID customerId, String code, Object... arguments) {
    return new Letter(
        Letter.Kind.TICKET,
        reference,
        customerId,
        texts.of(code + ".heading", arguments),
        texts.of(code + ".text", arguments));
  }

  private static Object note(@Nullable String note) {
    return note == null
        ? ""
        : new DefaultMessageSourceResolvable(
            new String[] {"ticket.mail-note"}, new Object[] {note});
  }

  private String address(UUID ticketId) {
    return portal.of("/tickets/" + ticketId);
  }

  private String survey(UUID ticketId) {
    return portal.of("/surveys/" + links.issue(Purpose.SURVEY, ticketId, null, SURVEY_VALID));
  }
}
