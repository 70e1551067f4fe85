package com.sysopsquad.jobs.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Blocks an address that failed too often from signing in until it has waited. */
final class SignInLimitFilter extends OncePerRequestFilter {

  private final SignInLimit limit;
  private final String signInPath;
  private final ProblemWriter problems;

  SignInLimitFilter(SignInLimit limit, String signInPath, ProblemWriter problems) {
    this.limit = limit;
    this.signInPath = signInPath;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isForm(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = limit.wait(request.getRemoteAddr());
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else if (isForm(request)) {
      response.sendRedirect(request.getContextPath() + signInPath + "?wait");
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
      problems.write(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many failed sign-ins from this address. Try again in %d seconds."
              .formatted(wait.toSeconds() + 1));
    }
  }

  private boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(request.getContextPath() + signInPath);
  }
}
