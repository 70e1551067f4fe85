package com.sysopsquad.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whether a customer who now begins to fill in a form can send it without proving anew who it is.
 */
@Component
public class RecentSignIn {

  private final Duration enough;
  private final Clock clock;

  RecentSignIn(SignInSettings settings, Clock clock) {
    this.enough = settings.recent().dividedBy(2);
    this.clock = clock;
  }

  /** Where to prove it, to come back to one of our pages. */
  public static String again(String page) {
    return RecentSignInFilter.AGAIN + "?then=" + page;
  }

  /** True in the first half of the time for which a proof counts, and without a session. */
  public boolean holdsForAWhile(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        || SessionMarks.provenAt(session::getAttribute)
            .filter(proven -> proven.isAfter(clock.instant().minus(enough)))
            .isPresent();
  }
}
