package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The photos of a customer's tickets. */
@Controller
class PhotoController {

  private final ShowingPhotos showing;

  PhotoController(ShowingPhotos showing) {
    this.showing = showing;
  }

  @GetMapping("/tickets/{ticketId}/photos/{id}")
  void photo(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      @PathVariable UUID id,
      HttpServletResponse response)
      throws IOException {
    showing.show(customer.id(), ticketId, id, response);
  }
}
