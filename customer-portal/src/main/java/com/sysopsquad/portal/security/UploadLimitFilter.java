package com.sysopsquad.portal.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.web.ErrorPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses files before any of them is read: from people who are not signed in, where none are
 * expected, and if there are too many bytes at once. A filter that looks for a form's token first
 * would read them all, and so would an error page, so none is shown for these.
 */
class UploadLimitFilter extends OncePerRequestFilter {

  /** The page that says so. */
  private static final String TOO_LARGE = "/tickets/too-large";

  private static final RequestMatcher EXPECTED =
      new OrRequestMatcher(
          pathPattern(HttpMethod.POST, "/tickets"),
          pathPattern(HttpMethod.POST, "/tickets/{id}/comments"));

  private final long mostBytes;

  UploadLimitFilter(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasFiles(request)) {
      chain.doFilter(request, response);
    } else if (!EXPECTED.matches(request)) {
      response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
    } else if (!isSignedIn()) {
      response.sendRedirect("/sign-in");
    } else if (request.getContentLengthLong() > mostBytes) {
      response.sendRedirect(TOO_LARGE);
    } else if (hasTooMuch(request)) {
      ErrorPage.show(request, response, HttpStatus.CONTENT_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean hasFiles(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  /**
   * Whether there are too many parts or too much text, which shows only when the form is read. That
   * happens here, since whatever reads it later, even an error page, would fail.
   */
  private static boolean hasTooMuch(HttpServletRequest request) throws IOException {
    try {
      var _ = request.getParts();
      return false;
    } catch (IllegalStateException failed) {
      if (failed instanceof InvalidParameterException known
          && known.getErrorCode() != HttpStatus.CONTENT_TOO_LARGE.value()) {
        throw failed;
      }
      return true;
    } catch (ServletException noForm) {
      return false;
    }
  }

  private static boolean isSignedIn() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof SignedInCustomer;
  }
}
