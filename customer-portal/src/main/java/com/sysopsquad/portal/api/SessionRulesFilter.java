package com.sysopsquad.portal.api;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.portal.api.problem.Problem;
import com.sysopsquad.portal.api.problem.ProblemAnswers;
import com.sysopsquad.portal.security.RecentSignIn;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Applies the rules for sessions on the pages: a session that is too old ends, and for sensitive
 * actions the customer must have signed in recently.
 */
class SessionRulesFilter extends OncePerRequestFilter {

  private static final RequestMatcher AT_STAKE =
      new OrRequestMatcher(
          pathPattern(HttpMethod.PUT, "/api/v1/customers/*/details"),
          pathPattern(HttpMethod.PUT, "/api/v1/customers/*/cards/**"),
          pathPattern(HttpMethod.DELETE, "/api/v1/customers/*/cards/**"));

  private final RecentSignIn recent;
  private final ProblemAnswers problems;

  SessionRulesFilter(RecentSignIn recent, ProblemAnswers problems) {
    this.recent = recent;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session == null || who == null || !(who.getPrincipal() instanceof SignedInCustomer)) {
      chain.doFilter(request, response);
    } else if (recent.isOver(session)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      problems.write(response, Problem.Kind.NOT_SIGNED_IN);
    } else if (AT_STAKE.matches(request) && !recent.holds(request)) {
      problems.write(response, Problem.Kind.SIGN_IN_AGAIN);
    } else {
      chain.doFilter(request, response);
    }
  }
}
