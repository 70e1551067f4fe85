package com.sysopsquad.portal.security.limit;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses people who have failed to sign in too often, before any password is compared, and people
 * who send too many of the public forms.
 */
public class SignInLimitFilter extends OncePerRequestFilter {

  private static final RequestMatcher SIGN_IN = pathPattern(HttpMethod.POST, "/sign-in");
  private static final RequestMatcher ASKING =
      new OrRequestMatcher(
          pathPattern(HttpMethod.POST, "/sign-up/**"),
          pathPattern(HttpMethod.POST, "/password/**"),
          pathPattern(HttpMethod.POST, "/email/**"),
          pathPattern(HttpMethod.POST, "/surveys/**"),
          pathPattern(HttpMethod.POST, "/webauthn/authenticate/options"),
          pathPattern(HttpMethod.POST, "/login/webauthn"));

  private final SignInLimits limits;
  private final KnownBrowsers browsers;
  private final SecurityEvents events;

  public SignInLimitFilter(SignInLimits limits, KnownBrowsers browsers, SecurityEvents events) {
    this.limits = limits;
    this.browsers = browsers;
    this.events = events;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isWithinLimits(request)) {
      chain.doFilter(request, response);
    } else {
      Duration wait = untilNext(request);
      TooManyTries.tell(request, wait);
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(TooManyTries.seconds(wait)));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private boolean isWithinLimits(HttpServletRequest request) {
    if (SIGN_IN.matches(request)) {
      String email = email(request);
      boolean within = limits.tryOnce(email, request.getRemoteAddr(), browsers.of(request, email));
      if (!within && limits.tellsOfHold(email, request.getRemoteAddr())) {
        events.add(email, SecurityEvent.Kind.SIGN_IN_HELD, Client.of(request));
      }
      return within;
    }
    return !ASKING.matches(request) || limits.tryAsking(request.getRemoteAddr());
  }

  private Duration untilNext(HttpServletRequest request) {
    String email = email(request);
    return SIGN_IN.matches(request)
        ? limits.waitToTry(email, request.getRemoteAddr(), browsers.of(request, email))
        : limits.waitToAsk(request.getRemoteAddr());
  }

  /** The email address that was typed; empty if it is invalid. */
  public static String email(HttpServletRequest request) {
    String email = request.getParameter("email");
    return email == null || email.length() > 254 || email.indexOf('\0') >= 0
        ? ""
        : TypedText.stripped(email);
  }
}
