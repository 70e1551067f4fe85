package com.sysopsquad.web.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose parameters cannot be decoded with the page, or the problem, that says so.
 * Reading a parameter of such a request would fail, even while rendering that page, so the page is
 * rendered for a request without parameters.
 */
final class MalformedParameters extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isUpload(request) || isReadable(request)) {
      chain.doFilter(request, response);
      return;
    }
    ErrorPage.show(request, response, HttpStatus.BAD_REQUEST);
  }

  private static boolean isUpload(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }

  // Tomcat reads all parameters when the first one is requested.
  private static boolean isReadable(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException malformed) {
      return false;
    }
  }
}
