package com.sysopsquad.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who calls too often, and says when to call again. */
class CallLimitFilter extends OncePerRequestFilter {

  private final CallLimits limits;
  private final ProblemAnswers problems;

  CallLimitFilter(CallLimits limits, ProblemAnswers problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    Duration wait = caller == null ? Duration.ZERO : limits.call(caller);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.tooMany(response, wait);
    }
  }
}
