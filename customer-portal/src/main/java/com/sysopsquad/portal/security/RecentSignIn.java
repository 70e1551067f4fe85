package com.sysopsquad.portal.security;

import com.sysopsquad.portal.security.limit.SignInSettings;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether a customer who begins to fill in a form now can send it without signing in again. */
@Component
public class RecentSignIn {

  private final Duration recent;
  private final Duration enough;
  private final Duration longest;
  private final Clock clock;

  RecentSignIn(SignInSettings settings, Clock clock) {
    this.recent = settings.recent();
    this.enough = settings.recent().dividedBy(2);
    this.longest = settings.longestSession();
    this.clock = clock;
  }

  /** Where to sign in again, with a return to one of our pages. */
  public static String again(String page) {
    return RecentSignInFilter.AGAIN + "?then=" + page;
  }

  /**
   * True in the first half of the time for which a sign-in counts as recent, and without a session.
   */
  public boolean holdsForAWhile(HttpServletRequest request) {
    return isProvenWithin(enough, request);
  }

  /** True while a sign-in counts as recent for sensitive actions, and without a session. */
  public boolean holds(HttpServletRequest request) {
    return isProvenWithin(recent, request);
  }

  /** Whether the session has lasted so long that the customer must sign in again. */
  public boolean isOver(HttpSession session) {
    return SessionMarks.signedInAt(session::getAttribute)
        .filter(signedIn -> !signedIn.isBefore(clock.instant().minus(longest)))
        .isEmpty();
  }

  private boolean isProvenWithin(Duration time, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        || SessionMarks.provenAt(session::getAttribute)
            .filter(proven -> proven.isAfter(clock.instant().minus(time)))
            .isPresent();
  }
}
