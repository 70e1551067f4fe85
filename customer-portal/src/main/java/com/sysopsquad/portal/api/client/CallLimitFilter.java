package com.sysopsquad.portal.api.client;

import com.sysopsquad.portal.api.problem.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses callers who call too often, and says when to call again. */
public class CallLimitFilter extends OncePerRequestFilter {

  private final Function<HttpServletRequest, Duration> limit;
  private final ProblemAnswers problems;

  /**
   * @param limit counts the call, or returns how long to wait before the next
   */
  public CallLimitFilter(Function<HttpServletRequest, Duration> limit, ProblemAnswers problems) {
    this.limit = limit;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = limit.apply(request);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.tooMany(response, wait);
    }
  }
}
