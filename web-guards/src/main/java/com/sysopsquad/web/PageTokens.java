package com.sysopsquad.web;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * Form tokens: in the session of people who are signed in, and in a cookie for everyone else, so
 * that viewing a form stores nothing here. The cookie never counts for people who are signed in.
 */
public final class PageTokens implements CsrfTokenRepository {

  /** The cookie's name. */
  static final String COOKIE = "form-token";

  private static final int LONGEST = 100;
  private static final Duration KEPT = Duration.ofHours(8);

  private final HttpSessionCsrfTokenRepository inSession = new HttpSessionCsrfTokenRepository();

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return inSession.generateToken(request);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    if (isSignedIn(request)) {
      return inSession.loadToken(request);
    }
    var cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null || cookie.getValue().isEmpty() || cookie.getValue().length() > LONGEST) {
      return null;
    }
    CsrfToken names = inSession.generateToken(request);
    return new DefaultCsrfToken(names.getHeaderName(), names.getParameterName(), cookie.getValue());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (isSignedIn(request)) {
      inSession.saveToken(token, request, response);
    } else {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, request).toString());
    }
  }

  /** A session of someone who is not signed in, such as for a passkey challenge, has no token. */
  private static boolean isSignedIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) != null;
  }

  private static ResponseCookie cookie(@Nullable CsrfToken token, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, token == null ? "" : token.getToken())
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(token == null ? Duration.ZERO : KEPT)
        .build();
  }
}
