package com.sysopsquad.portal.live;

import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events for open pages: only the names of what has changed. */
@RestController
class LiveController {

  private final OpenPages pages;

  LiveController(OpenPages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(
      @AuthenticationPrincipal SignedInCustomer customer, HttpServletResponse response) {
    // A proxy must not buffer lines.
    response.setHeader("X-Accel-Buffering", "no");
    return pages
        .open(customer.id())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }
}
