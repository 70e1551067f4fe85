package com.sysopsquad.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that addresses this application by an unknown host name. Probes of a balancer
 * may use any name, and learn only that it is running.
 */
final class HostFilter extends OncePerRequestFilter {

  private static final Set<String> PROBES = Set.of("/livez", "/readyz");

  private final OwnAddress own;

  HostFilter(OwnAddress own) {
    this.own = own;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return PROBES.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String name = request.getServerName();
    if (name == null || name.isEmpty() || own.isOurs(name, request.getLocalAddr())) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getWriter().println("This address is not served here.");
  }
}
