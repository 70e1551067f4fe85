package com.sysopsquad.portal.api.problem;

import com.sysopsquad.portal.api.problem.Problem.FieldError;
import com.sysopsquad.portal.api.problem.Problem.Kind;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems in the caller's language. */
@Component
public class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final JsonMapper json;
  private final Texts texts;

  ProblemAnswers(JsonMapper json, Texts texts) {
    this.json = json;
    this.texts = texts;
  }

  /** Says how to send a token, and what was wrong with this one. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        reason instanceof OAuth2AuthenticationException
            ? "Bearer error=\"invalid_token\""
            : "Bearer");
    write(response, Kind.NOT_SIGNED_IN);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    if (reason instanceof CsrfException) {
      write(response, Kind.NO_CSRF_TOKEN);
    } else {
      if (request.getUserPrincipal() instanceof JwtAuthenticationToken) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
      }
      write(response, Kind.NOT_ALLOWED);
    }
  }

  /** Says when the next call may be made. */
  public void tooMany(HttpServletResponse response, Duration wait) throws IOException {
    retryAfter(response, wait);
    write(response, Kind.TOO_MANY);
  }

  /** Returns the time to wait in whole seconds, rounded up. */
  static void retryAfter(HttpServletResponse response, Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
  }

  public void write(HttpServletResponse response, Kind kind) throws IOException {
    write(response, of(kind));
  }

  public void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), problem);
  }

  /** A problem of this kind without further details. */
  Problem of(Kind kind) {
    return of(kind, texts.of(kind.detailCode()), null, null);
  }

  /** A problem of this kind with the text of this code. */
  Problem of(Kind kind, String detailCode) {
    return of(kind, texts.of(detailCode), null, null);
  }

  /** A problem with some fields. */
  Problem of(Kind kind, List<FieldError> errors) {
    return of(kind, texts.of(kind.detailCode()), null, errors);
  }

  /** A refusal by a business rule, with its own text, also at the field that it is about. */
  Problem of(Refusal refusal) {
    Kind kind =
        switch (refusal.status()) {
          case CONTENT_TOO_LARGE -> Kind.TOO_LARGE;
          case SERVICE_UNAVAILABLE -> Kind.AWAY;
          case TOO_MANY_REQUESTS -> Kind.TOO_MANY;
          default -> Kind.NOT_POSSIBLE;
        };
    String why = texts.of(refusal);
    return of(
        kind,
        why,
        refusal.getCodes()[0],
        refusal.field().map(field -> List.of(new FieldError(field, why))).orElse(null));
  }

  private Problem of(
      Kind kind, String detail, @Nullable String code, @Nullable List<FieldError> errors) {
    return new Problem(
        kind.type(), texts.of(kind.titleCode()), kind.status().value(), detail, code, errors);
  }
}
