package com.sysopsquad.jobs.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects commands to the API that another site's page sends with credentials that the browser
 * remembers. Every browser names the origin of such a request; other clients name none.
 */
final class OwnOriginFilter extends OncePerRequestFilter {

  private final ProblemWriter problems;

  OwnOriginFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response,
          HttpStatus.FORBIDDEN,
          "The API does not accept requests from pages of other sites.");
    }
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
