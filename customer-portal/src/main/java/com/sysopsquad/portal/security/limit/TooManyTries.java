package com.sysopsquad.portal.security.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Someone has to wait; the response says for how long. */
public final class TooManyTries extends ResponseStatusException {

  private static final long serialVersionUID = 1L;
  private static final String MINUTES = "minutes";

  private final long seconds;

  public TooManyTries(HttpServletRequest request, Duration wait) {
    super(HttpStatus.TOO_MANY_REQUESTS);
    this.seconds = seconds(wait);
    tell(request, wait);
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return headers;
  }

  /** Lets the customer's page say how many minutes to wait. */
  static void tell(HttpServletRequest request, Duration wait) {
    request.setAttribute(MINUTES, (seconds(wait) + 59) / 60);
  }

  /** Whole seconds, at least one. */
  static long seconds(Duration wait) {
    return Math.max(1, (wait.toMillis() + 999) / 1000);
  }
}
