package com.sysopsquad.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who asks for too many tokens, rightly or not, before a secret is compared. */
class TokenLimitFilter extends OncePerRequestFilter {

  private final CallLimits limits;
  private final ProblemAnswers problems;

  TokenLimitFilter(CallLimits limits, ProblemAnswers problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait =
        HttpMethod.POST.matches(request.getMethod())
            ? limits.token(request.getRemoteAddr())
            : Duration.ZERO;
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.tooMany(response, wait);
    }
  }
}
