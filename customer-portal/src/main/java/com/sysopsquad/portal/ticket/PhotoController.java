package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The photos of a customer's tickets, each as the picture that it is and nothing else. */
@Controller
class PhotoController {

  private final Tickets tickets;
  private final Photos photos;

  PhotoController(Tickets tickets, Photos photos) {
    this.tickets = tickets;
    this.photos = photos;
  }

  @GetMapping("/tickets/{ticketId}/photos/{id}")
  void photo(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      @PathVariable UUID id,
      HttpServletResponse response)
      throws IOException {
    Ticket ticket = tickets.get(customer.id(), ticketId);
    Photo photo =
        photos.find(customer.id(), ticketId, id).orElseThrow(() -> new NoSuchTicket(ticketId));
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
