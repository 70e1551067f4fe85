package com.sysopsquad.portal.outage;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.web.error.ErrorPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Asks people to come back later during an outage. It runs outside of the sessions, which are in
 * the database too: the page that says so is made without one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

  private final ObjectProvider<HandlerExceptionResolver> resolvers;

  OutageFilter(ObjectProvider<HandlerExceptionResolver> resolvers) {
    this.resolvers = resolvers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException failure) {
      if (response.isCommitted() || !DatabaseOutage.isBehind(failure)) {
        throw failure;
      }
      LOG.warn(
          "{} {} is to come again: {}",
          request.getMethod(),
          request.getRequestURI(),
          failure.getMessage());
      response.resetBuffer();
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseOutage.SECONDS_TO_WAIT));
      if (!isTold(request, response, failure)) {
        ErrorPage.show(request, response, HttpStatus.SERVICE_UNAVAILABLE);
      }
    }
  }

  /** The API reports its own failures. */
  private boolean isTold(
      HttpServletRequest request, HttpServletResponse response, Exception failure) {
    return resolvers
        .orderedStream()
        .anyMatch(each -> each.resolveException(request, response, null, failure) != null);
  }
}
