package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.notification.Email;
import com.sysopsquad.portal.notification.QueueingNotifications;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Emails about tickets: one when it is submitted, and one for each state that its customer waits
 * for. Customers who have opted out answer the survey on the ticket's page.
 */
@Component
public class TicketEmails {

  private static final Duration SURVEY_VALID = Duration.ofDays(30);

  private final QueueingNotifications emails;
  private final Links links;
  private final PortalAddress portal;

  TicketEmails(QueueingNotifications emails, Links links, PortalAddress portal) {
    this.emails = emails;
    this.links = links;
    this.portal = portal;
  }

  /** Queues an email that confirms the ticket, in the caller's transaction. */
  public void received(UUID customerId, Ticket ticket) {
    emails.queue(
        () ->
            List.of(
                Email.of(
                        Email.Kind.TICKET,
                        ticket.id(),
                        customerId,
                        "ticket.mail-received",
                        ticket.number(),
                        ticket.title(),
                        address(ticket.id()))
                    .inThread(ticket.id())));
  }

  /**
   * The same for changes by sysops. If a ticket has had several changes in the meantime, only its
   * last state counts.
   */
  void moved(List<MovedTicket> tickets) {
    List<MovedTicket> awaited = tickets.stream().filter(TicketEmails::isAwaited).toList();
    if (!awaited.isEmpty()) {
      emails.queue(() -> awaited.stream().map(this::email).toList());
    }
  }

  private static boolean isAwaited(MovedTicket ticket) {
    return switch (ticket.progress()) {
      case SUBMITTED, NEW -> false;
      case ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED -> true;
    };
  }

  private Email email(MovedTicket ticket) {
    return Email.of(
            Email.Kind.TICKET,
            UUID.nameUUIDFromBytes(
                (ticket.id() + " " + ticket.version()).getBytes(StandardCharsets.UTF_8)),
            ticket.customerId(),
            "ticket.mail-" + ticket.progress(),
            ticket.number(),
            ticket.title(),
            address(ticket.id()),
            note(ticket.note()),
            survey(ticket),
            SURVEY_VALID.toDays())
        .inThread(ticket.id());
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

  /** Its link is created when the email is written: no email, no link. */
  private Object survey(MovedTicket ticket) {
    Supplier<String> link =
        () -> portal.of("/surveys/" + links.issue(Purpose.SURVEY, ticket.id(), null, SURVEY_VALID));
    return ticket.progress().isDone() ? link : "";
  }
}
