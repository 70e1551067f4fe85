package com.sysopsquad.portal.api.problem;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.portal.api.problem.Problem.FieldError;
import com.sysopsquad.portal.api.problem.Problem.Kind;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.web.UniqueKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Returns every refusal and failure of the API as a problem, even if no controller was found; the
 * pages handle their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiFailures implements HandlerExceptionResolver {

  private static final Logger log = LoggerFactory.getLogger(ApiFailures.class);

  /** Names of the texts that say what is wanted, by type. */
  private static final Map<Class<?>, String> FORMS =
      Map.of(
          LocalDate.class, "date",
          UUID.class, "id",
          int.class, "number",
          Integer.class, "number",
          long.class, "number",
          Long.class, "number",
          boolean.class, "yes-or-no",
          Boolean.class, "yes-or-no",
          String.class, "text");

  private final ProblemAnswers problems;
  private final Texts texts;

  ApiFailures(ProblemAnswers problems, Texts texts) {
    this.problems = problems;
    this.texts = texts;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")
        || response.isCommitted()) {
      return null;
    }
    try {
      if (failure instanceof ErrorResponse standard) {
        standard
            .getHeaders()
            .forEach((name, values) -> response.setHeader(name, values.getFirst()));
      }
      if (failure instanceof Refusal refusal) {
        refusal.retryAfter().ifPresent(wait -> ProblemAnswers.retryAfter(response, wait));
      }
      Problem problem = problemOf(failure);
      if (problem.status() == Kind.AWAY.status().value()
          && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseOutage.SECONDS_TO_WAIT));
      }
      problems.write(response, problem);
      return new ModelAndView();
    } catch (IOException callerGone) {
      log.debug("Nobody listens to a problem any more", callerGone);
      return new ModelAndView();
    }
  }

  private Problem problemOf(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> problems.of(refusal);
      case InvalidFields fields -> problems.of(Kind.INVALID, fields.errors());
      case MethodArgumentNotValidException invalid -> problems.of(Kind.INVALID, errors(invalid));
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case WrongHeader header -> wrongType(header.name(), texts.of(header.code()));
      case MissingServletRequestParameterException missing ->
          wrongType(missing.getParameterName(), texts.of("api.required"));
      case MethodArgumentTypeMismatchException mismatch ->
          wrongType(mismatch.getName(), wanted(mismatch.getRequiredType()));
      case TypeMismatchException mismatch ->
          wrongType(String.valueOf(mismatch.getPropertyName()), wanted(mismatch.getRequiredType()));
      case HttpMediaTypeNotSupportedException other when takesPictures(other) ->
          problems.of(Kind.NO_PICTURE);
      case MultipartException form -> withoutForms(form);
      default -> DatabaseOutage.isBehind(failure) ? away(failure) : byStatus(failure);
    };
  }

  /** The API takes no forms, whether or not this one could be read. */
  private Problem withoutForms(MultipartException form) {
    log.debug("A form was sent to the API", form);
    return problems.of(Kind.NOT_JSON);
  }

  private static boolean takesPictures(HttpMediaTypeNotSupportedException other) {
    return other.getSupportedMediaTypes().contains(MediaType.IMAGE_JPEG);
  }

  private Problem byStatus(Exception failure) {
    Kind kind = Kind.of(statusOf(failure));
    if (kind == Kind.FAILED) {
      log.error("A call of the API failed", failure);
    }
    return problems.of(kind);
  }

  private static int statusOf(Exception failure) {
    if (failure instanceof ErrorResponse standard) {
      HttpStatusCode status = standard.getStatusCode();
      return status.value();
    }
    ResponseStatus declared =
        AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
    return declared == null ? Kind.FAILED.status().value() : declared.code().value();
  }

  private List<FieldError> errors(MethodArgumentNotValidException invalid) {
    return invalid.getBindingResult().getFieldErrors().stream()
        .map(error -> new FieldError(error.getField(), texts.of(error)))
        .toList();
  }

  /** Names the field at which reading stopped, if there is one, and never its content. */
  private Problem unreadable(HttpMessageNotReadableException unreadable) {
    if (UniqueKeys.areMissing(unreadable)) {
      return problems.of(Kind.KEY_TWICE);
    }
    if (unreadable.getCause() instanceof JacksonException json && !json.getPath().isEmpty()) {
      return wrongType(
          json.getPath().stream()
              .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
              .collect(Collectors.joining("."))
              .replace(".[]", "[]"),
          isTextThatCannotBeStored(json) ? texts.of("api.no-characters") : wanted(typeOf(json)));
    }
    return problems.of(Kind.UNREADABLE);
  }

  private static boolean isTextThatCannotBeStored(JacksonException json) {
    return json instanceof InvalidFormatException wrong && wrong.getTargetType() == String.class;
  }

  private static @Nullable Class<?> typeOf(JacksonException json) {
    return json instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
  }

  /** The form or the values that a field of this type takes. */
  private String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return texts.of("api.wrong-type.field");
    }
    if (type.isEnum()) {
      return texts.of(
          "api.wrong-type.choice",
          Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", ")));
    }
    return texts.of("api.wrong-type." + FORMS.getOrDefault(type, "field"));
  }

  private Problem wrongType(String field, String why) {
    return problems.of(Kind.WRONG_TYPE, List.of(new FieldError(field, why)));
  }

  private Problem away(Exception failure) {
    log.warn("The database cannot be reached: {}", failure.getMessage());
    return problems.of(Kind.AWAY);
  }
}
