package com.sysopsquad.jobs.console.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Redirects people who are not signed in, or no longer, to the sign-in page. This includes parts of
 * a page that refresh automatically, and a form whose session ended while it was filled in.
 */
final class PageEntry implements AuthenticationEntryPoint, AccessDeniedHandler {

  static final String REFRESHING_PART = "HX-Request";

  private final String signInPath;
  private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

  PageEntry(String signInPath) {
    this.signInPath = signInPath;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    String signIn = request.getContextPath() + signInPath;
    if (request.getHeader(REFRESHING_PART) == null) {
      response.sendRedirect(signIn);
    } else {
      response.setHeader("HX-Redirect", signIn + "?expired");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException, ServletException {
    if (reason instanceof CsrfException && !isSignedIn()) {
      response.sendRedirect(request.getContextPath() + signInPath + "?expired");
    } else {
      forbidden.handle(request, response, reason);
    }
  }

  private static boolean isSignedIn() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.isAuthenticated();
  }
}
