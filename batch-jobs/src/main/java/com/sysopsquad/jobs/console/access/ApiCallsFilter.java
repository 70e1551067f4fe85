package com.sysopsquad.jobs.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the number of API calls that are answered at once, so that scripts cannot starve the jobs.
 */
final class ApiCallsFilter extends OncePerRequestFilter {

  private final Semaphore calls;
  private final ProblemWriter problems;

  ApiCallsFilter(int atOnce, ProblemWriter problems) {
    this.calls = new Semaphore(atOnce);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!calls.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "Operations is busy with other calls. Try again in a second.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      calls.release();
    }
  }
}
