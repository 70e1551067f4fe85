package com.sysopsquad.portal.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.portal.display.LocalPath;
import com.sysopsquad.portal.security.limit.SignInSettings;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * For sensitive actions, a session without a recent password or passkey requires it again; a
 * session that is too old ends. Sensitive actions are listed only here.
 *
 * <p>A caller without a session has proved their identity with this request.
 */
class RecentSignInFilter extends OncePerRequestFilter {

  /** Where the password is asked for again. */
  static final String AGAIN = "/sign-in/again";

  private static final RequestMatcher AT_STAKE =
      new OrRequestMatcher(
          pathPattern("/account/details"),
          pathPattern("/account/password"),
          pathPattern("/account/email"),
          pathPattern("/account/passkeys/**"),
          pathPattern("/account/data/**"),
          pathPattern("/account/closing"),
          pathPattern("/webauthn/register/**"),
          pathPattern(HttpMethod.POST, "/cards"),
          pathPattern(HttpMethod.POST, "/cards/**"));

  private final Clock clock;
  private final Duration recent;
  private final Duration longest;

  RecentSignInFilter(SignInSettings settings, Clock clock) {
    this.clock = clock;
    this.recent = settings.recent();
    this.longest = settings.longestSession();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session == null || who == null || !(who.getPrincipal() instanceof SignedInCustomer)) {
      chain.doFilter(request, response);
    } else if (isBefore(SessionMarks.signedInAt(session::getAttribute).orElse(null), longest)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      send(request, response, "/sign-in?ended");
    } else if (AT_STAKE.matches(request)
        && isBefore(SessionMarks.provenAt(session::getAttribute).orElse(null), recent)) {
      send(request, response, again(request));
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isBefore(@Nullable Instant moment, Duration ago) {
    return moment == null || moment.isBefore(clock.instant().minus(ago));
  }

  private static String again(HttpServletRequest request) {
    return UriComponentsBuilder.fromPath(AGAIN)
        .queryParam("then", "{then}")
        .build(then(request))
        .toString();
  }

  /** The page to return to: this one, or the page with the form. */
  private static String then(HttpServletRequest request) {
    if (HttpMethod.GET.matches(request.getMethod())) {
      return request.getRequestURI();
    }
    String page = request.getHeader(HttpHeaders.REFERER);
    return page == null ? "/account" : LocalPath.of(pathOf(page), "/account");
  }

  private static @Nullable String pathOf(String page) {
    try {
      return URI.create(page).getRawPath();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", page);
    } else {
      response.sendRedirect(page);
    }
  }
}
