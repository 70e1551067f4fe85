package com.sysopsquad.portal.ticket.limit;

import com.sysopsquad.portal.display.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A customer has reached an hourly limit; later there is room again. */
public final class TooMuchAnHour extends Refusal {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooMuchAnHour(String code, int most, Duration wait) {
    super(code, most, (seconds(wait) + 59) / 60);
    this.seconds = seconds(wait);
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.TOO_MANY_REQUESTS;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  /** Answers a form with this refusal, in the form for browsers. */
  public static void answer(Refusal refusal, HttpServletResponse response) {
    if (refusal instanceof TooMuchAnHour later) {
      response.setStatus(later.status().value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds));
    } else {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
