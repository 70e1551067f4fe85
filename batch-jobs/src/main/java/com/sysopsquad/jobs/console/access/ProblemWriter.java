package com.sysopsquad.jobs.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the API before a controller is called, as problem details (RFC 9457). */
final class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"operations\", charset=\"UTF-8\"");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        "Sign in with the user name and password of an operator or viewer.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        BillingPaths.contain(request.getRequestURI().substring(request.getContextPath().length()))
            ? "This is for people with the role billing. Sign in as one of them."
            : "You have view-only access. Sign in as an operator to do this.");
  }

  void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
  }
}
