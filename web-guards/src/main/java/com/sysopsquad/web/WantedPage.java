package com.sysopsquad.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Remembers the page that someone requested before signing in, as a local path in a cookie, so that
 * nothing is stored here for people who never sign in.
 */
public final class WantedPage implements RequestCache {

  static final String COOKIE = "wanted";

  private static final int LONGEST = 1000;
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final Pattern PATH = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

  private final Predicate<HttpServletRequest> worthIt;

  /** Remembers requests for pages for which this is true. */
  public WantedPage(Predicate<HttpServletRequest> worthIt) {
    this.worthIt = worthIt;
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String page = page(request);
    if (HttpMethod.GET.matches(request.getMethod()) && isOurs(page) && worthIt.test(request)) {
      set(request, response, page);
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    String page = remembered(request);
    return page == null ? null : new SimpleSavedRequest(page);
  }

  /** Once a page is shown, it no longer has to be remembered; it is not requested again. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    if (request.getUserPrincipal() != null && page(request).equals(remembered(request))) {
      removeRequest(request, response);
    }
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "");
  }

  private static String page(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static boolean isOurs(String page) {
    return page.length() <= LONGEST && PATH.matcher(page).matches();
  }

  private static @Nullable String remembered(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null) {
      return null;
    }
    try {
      String page =
          new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
      return isOurs(page) ? page : null;
    } catch (IllegalArgumentException foreign) {
      return null;
    }
  }

  private static void set(HttpServletRequest request, HttpServletResponse response, String page) {
    ResponseCookie cookie =
        ResponseCookie.from(
                COOKIE,
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(page.getBytes(StandardCharsets.UTF_8)))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(page.isEmpty() ? Duration.ZERO : KEPT)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
