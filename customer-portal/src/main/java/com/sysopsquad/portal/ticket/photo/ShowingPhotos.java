package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/** Returns a photo of a customer's ticket, only as a picture. */
@Service
public class ShowingPhotos {

  private final Tickets tickets;
  private final Photos photos;

  ShowingPhotos(Tickets tickets, Photos photos) {
    this.tickets = tickets;
    this.photos = photos;
  }

  /**
   * Writes it slice by slice.
   *
   * @throws NoSuchTicket if ticket or photo are not this customer's
   */
  public void show(UUID customerId, UUID ticketId, UUID id, HttpServletResponse response)
      throws IOException {
    Ticket ticket = tickets.get(customerId, ticketId);
    Photo photo =
        photos.find(customerId, ticketId, id).orElseThrow(() -> new NoSuchTicket(ticketId));
    response.setContentType(photo.format().mediaType());
    response.setContentLengthLong(photo.size());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(ticket, photo));
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    OutputStream out = response.getOutputStream();
    long sent = 0;
    while (sent < photo.size()) {
      byte[] slice = photos.slice(id, sent);
      out.write(slice);
      sent += slice.length;
    }
  }

  private static String disposition(Ticket ticket, Photo photo) {
    return ContentDisposition.inline()
        .filename("%s-%d.%s".formatted(ticket.number(), photo.position(), photo.format().ending()))
        .build()
        .toString();
  }
}
