package com.sysopsquad.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** The page of an error, or its problem, for requests outside of sessions and guards. */
public final class ErrorPage {

  private static final String UNREAD = ErrorPage.class.getName() + ".UNREAD";
  private static final String ADDRESS = ErrorPage.class.getName() + ".ADDRESS";

  /**
   * Answers with the page of this status. The page is only shown, whatever was sent: nothing more
   * of the request is read, and no form token is required.
   */
  public static void show(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    response.setStatus(status.value());
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
    request.setAttribute(
        ADDRESS,
        !PercentEncoding.isReadable(request.getRequestURI())
            || !PercentEncoding.isReadable(request.getQueryString()));
    HttpServletRequest look = new Look(request);
    look.getRequestDispatcher("/error").forward(look, response);
  }

  /** Answers a request of which Tomcat may not even have read all headers. */
  static void showUnread(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    request.setAttribute(UNREAD, request.getHeader(HttpHeaders.ACCEPT) == null);
    show(request, response, status);
  }

  /**
   * Whether nobody knows what the client accepts, since the request was refused before its headers
   * were read. Browsers send such requests too, so people must be able to read the answer.
   */
  public static boolean isUnread(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(UNREAD));
  }

  /** Whether the request failed because its address cannot be decoded. */
  public static boolean hasUnreadableAddress(HttpServletRequest request) {
    if (statusOf(request) != HttpStatus.BAD_REQUEST) {
      return false;
    }
    return Boolean.TRUE.equals(request.getAttribute(ADDRESS))
        || (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
            && !PercentEncoding.isReadable(asked));
  }

  /**
   * The status whose text explains this one: a method or a version of HTTP that nobody serves is an
   * error of the request, although its status is that of a server.
   */
  public static HttpStatus explained(HttpStatus status) {
    return switch (status) {
      case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> HttpStatus.BAD_REQUEST;
      default -> status;
    };
  }

  /**
   * The status of the error; somebody who opens the address of errors without one finds nothing.
   */
  public static HttpStatus statusOf(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (code == null) {
      return HttpStatus.NOT_FOUND;
    }
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return Objects.requireNonNullElse(known, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /** Whether the error is that of a request below this path. */
  public static boolean isBelow(String path, HttpServletRequest request) {
    return Stream.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)
        .map(request::getAttribute)
        .anyMatch(
            asked ->
                asked instanceof String address
                    && address.startsWith(request.getContextPath() + path));
  }

  private ErrorPage() {}

  /** The request as one without a body. */
  private static final class Look extends HttpServletRequestWrapper {

    Look(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.name();
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING) ? null : super.getHeader(name);
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public long getContentLengthLong() {
      return -1;
    }

    @Override
    public @Nullable String getQueryString() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }
}
