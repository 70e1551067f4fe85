package com.sysopsquad.portal.security.page;

import com.sysopsquad.portal.display.LocalPath;
import com.sysopsquad.portal.display.Theme;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What every page needs in addition to its content: its address as {@code here}, so that changing
 * the language returns to it, its section of the menu, the last action, its theme, and the request
 * headers that change it, for caches.
 */
@Component
class PageFrame implements HandlerInterceptor, WebMvcConfigurer {

  private static final String HOME = "/";

  private static final Set<String> DONE =
      Set.of(
          "details",
          "password",
          "email",
          "preferences",
          "card",
          "default-card",
          "card-removed",
          "device",
          "device-removed",
          "plan",
          "plan-devices",
          "plan-changed",
          "plan-canceled",
          "plan-kept",
          "ticket",
          "comment",
          "ticket-closed",
          "session",
          "sessions",
          "passkey",
          "passkey-added",
          "passkey-removed");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod) {
      request.setAttribute("here", here(request));
      section(request);
      done(request);
      theme(request).ifPresent(theme -> request.setAttribute("theme", theme));
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
    }
    return true;
  }

  /** The menu item of this page, and whether this is its first page. */
  private static void section(HttpServletRequest request) {
    String[] path = request.getRequestURI().split("/", -1);
    request.setAttribute("section", path.length > 1 ? path[1] : "");
    request.setAttribute("sectionIs", path.length > 2 ? "true" : "page");
  }

  /** What a form has just done, according to the address that it redirected to. */
  private static void done(HttpServletRequest request) {
    String done = request.getParameter("done");
    if (done != null && DONE.contains(done) && HttpMethod.GET.matches(request.getMethod())) {
      request.setAttribute("done", "page.done-" + done);
    }
  }

  /** The theme that the customer has chosen; without one, the page follows the reader's device. */
  private static Optional<String> theme(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .flatMap(SessionMarks::theme)
        .filter(theme -> theme != Theme.SYSTEM)
        .map(Theme::code);
  }

  /** The page itself, or the page of the form that this page answers. */
  private static String here(HttpServletRequest request) {
    if (HttpMethod.GET.matches(request.getMethod())) {
      return LocalPath.withQuery(
          pathAndQuery(request.getRequestURI(), request.getQueryString()), HOME);
    }
    String form = request.getHeader(HttpHeaders.REFERER);
    try {
      URI address = URI.create(form == null ? "" : form);
      return LocalPath.withQuery(pathAndQuery(address.getRawPath(), address.getRawQuery()), HOME);
    } catch (IllegalArgumentException malformed) {
      return HOME;
    }
  }

  private static String pathAndQuery(String path, @Nullable String query) {
    return query == null ? path : path + "?" + query;
  }
}
