package com.sysopsquad.portal.ticket.thread;

import com.sysopsquad.flows.ticket.TicketCommented;
import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.limit.HourlyLimits;
import com.sysopsquad.portal.ticket.limit.TooMuchAnHour;
import com.sysopsquad.portal.ticket.photo.KeepingPhotos;
import com.sysopsquad.portal.ticket.photo.NewPhoto;
import com.sysopsquad.portal.ticket.photo.Photos;
import com.sysopsquad.portal.ticket.submission.TicketNotPossible;
import com.sysopsquad.portal.upload.Picture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a customer's additions to a ticket and passes them on to sysops. */
@Service
public class CommentingTickets {

  static final int LONGEST = 4_000;
  private static final int MOST = 200;

  private final Tickets tickets;
  private final Customers customers;
  private final Timelines timelines;
  private final Photos photos;
  private final KeepingPhotos keeping;
  private final HourlyLimits limits;
  private final TicketGateway sysops;
  private final Clock clock;

  CommentingTickets(
      Tickets tickets,
      Customers customers,
      Timelines timelines,
      Photos photos,
      KeepingPhotos keeping,
      HourlyLimits limits,
      TicketGateway sysops,
      Clock clock) {
    this.tickets = tickets;
    this.customers = customers;
    this.timelines = timelines;
    this.photos = photos;
    this.keeping = keeping;
    this.limits = limits;
    this.sysops = sysops;
    this.clock = clock;
  }

  /**
   * Shows the comment at once and sends it to sysops; the same one again changes nothing.
   *
   * @param commentId permanent id of the comment; the caller chooses it, so that the call can be
   *     repeated
   * @param pictures pictures that {@link com.sysopsquad.portal.upload.CheckingPictures} has
   *     accepted
   * @return the comment as it is stored
   * @throws NoSuchTicket if the ticket is not this customer's
   * @throws com.sysopsquad.portal.upload.UploadRefused if there would be too many pictures
   * @throws TicketNotPossible if the ticket is closed, the text is too long, or there is neither
   *     text nor picture
   * @throws TooMuchAnHour if the customer has to wait a while
   */
  @Transactional
  public String comment(
      UUID customerId, UUID ticketId, UUID commentId, String typed, List<Picture> pictures) {
    Ticket ticket = tickets.hold(customerId, ticketId);
    String text =
        TicketNotPossible.fitting(
            "text", TypedText.lines(typed), LONGEST, "ticket.comment-too-long");
    Optional<String> before = timelines.comment(ticketId, commentId);
    if (before.isPresent()) {
      return before.get();
    }
    if (text.isEmpty() && pictures.isEmpty()) {
      throw new TicketNotPossible("ticket.comment-missing");
    }
    checkOpen(ticket);
    send(customerId, ticketId, commentId, text, NewPhoto.of(pictures));
    return text;
  }

  /**
   * Whether the photo still has to be added.
   *
   * @return false if the ticket already has it
   * @throws NoSuchTicket if the ticket is not this customer's
   * @throws TicketNotPossible if the ticket is closed
   * @throws TooMuchAnHour if the customer has to wait a while
   */
  public boolean lacks(UUID customerId, UUID ticketId, UUID photoId) {
    Ticket ticket = tickets.get(customerId, ticketId);
    if (photos.find(customerId, ticketId, photoId).isPresent()) {
      return false;
    }
    checkOpen(ticket);
    limits.photos(customerId, 1, clock.instant());
    return true;
  }

  /**
   * Adds a photo as a comment without text; the same one again changes nothing.
   *
   * @param photoId permanent id of the photo, and of the comment
   * @throws NoSuchTicket if the ticket is not this customer's, or the id is used elsewhere
   * @throws com.sysopsquad.portal.upload.UploadRefused if there would be too many pictures
   * @throws TicketNotPossible if the ticket is closed, or has too many comments
   * @throws TooMuchAnHour if the customer has to wait a while
   */
  @Transactional
  public void add(UUID customerId, UUID ticketId, UUID photoId, Picture picture) {
    tickets.hold(customerId, ticketId);
    if (lacks(customerId, ticketId, photoId)) {
      send(customerId, ticketId, photoId, "", List.of(new NewPhoto(photoId, picture)));
    }
  }

  private static void checkOpen(Ticket ticket) {
    if (ticket.isClosed()) {
      throw new TicketNotPossible("ticket.comment-closed");
    }
  }

  private void send(
      UUID customerId, UUID ticketId, UUID commentId, String text, List<NewPhoto> added) {
    if (timelines.comments(ticketId) >= MOST) {
      throw new TicketNotPossible("ticket.comments-too-many", MOST);
    }
    Instant now = clock.instant();
    if (!timelines.add(customerId, ticketId, commentId, text, now)) {
      throw new NoSuchTicket(ticketId);
    }
    customers.hold(customerId);
    limits.comments(customerId, now);
    sysops.send(
        List.of(
            new TicketCommented(
                commentId,
                ticketId,
                customerId,
                text,
                keeping.keep(customerId, ticketId, commentId, added, now),
                now)));
  }
}
