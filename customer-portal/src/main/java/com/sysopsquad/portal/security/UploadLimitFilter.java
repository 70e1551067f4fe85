package com.sysopsquad.portal.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.web.error.ErrorPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
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
 * would read them all. A form that may be read is read here, so that one whose texts, parts or part
 * headers exceed the server's limits gets a page instead of failing where its first field is used.
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
      ErrorPage.show(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    } else if (!isSignedIn()) {
      response.sendRedirect("/sign-in");
    } else if (request.getContentLengthLong() > mostBytes) {
      response.sendRedirect(TOO_LARGE);
    } else {
      Optional<HttpStatus> refusal = refusal(request, response);
      if (refusal.isPresent()) {
        ErrorPage.show(request, response, refusal.get());
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  private static Optional<HttpStatus> refusal(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      var _ = request.getParts();
      return Optional.empty();
    } catch (IllegalStateException limited) {
      return Optional.of(HttpStatus.CONTENT_TOO_LARGE);
    } catch (ServletException malformed) {
      return Optional.of(HttpStatus.BAD_REQUEST);
    } catch (IOException unreadable) {
      // A body that arrives too slowly already has its answer.
      if (response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()) {
        throw unreadable;
      }
      return Optional.of(HttpStatus.BAD_REQUEST);
    }
  }

  private static boolean hasFiles(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static boolean isSignedIn() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof SignedInCustomer;
  }
}
