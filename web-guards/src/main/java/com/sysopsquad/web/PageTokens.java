package com.sysopsquad.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
 * Tokens of forms: in the session where there is one, and in a cookie of somebody who has none, so
 * that looking at a form keeps nothing here. A cookie never counts for a session.
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
    if (request.getSession(false) != null) {
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
    if (request.getSession(false) != null) {
      inSession.saveToken(token, request, response);
    } else {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, request).toString());
    }
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
