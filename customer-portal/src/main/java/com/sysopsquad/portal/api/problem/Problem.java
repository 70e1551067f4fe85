package com.sysopsquad.portal.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a call failed (RFC 9457).
 *
 * @param type permanent name of the kind
 * @param code for a refusal by a business rule, the permanent name of its exact reason; otherwise
 *     absent
 * @param errors what is wrong with which field; absent if it is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Schema(example = "urn:sysopsquad:problem:not-possible") URI type,
    @Schema(description = "Short description, in the requested language") String title,
    @Schema(example = "422") int status,
    @Schema(description = "What to do, in the requested language") String detail,
    @Schema(description = "Code of the reason") @Nullable String code,
    @Schema(description = "Problems by field") @Nullable List<FieldError> errors) {

  /** What is wrong with a field. */
  record FieldError(String field, String detail) {}

  /** The kinds of problems; each has its own status and texts. */
  public enum Kind {
    UNREADABLE(HttpStatus.BAD_REQUEST),
    WRONG_TYPE(HttpStatus.BAD_REQUEST),
    KEY_TWICE(HttpStatus.BAD_REQUEST),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED),
    NOT_ALLOWED(HttpStatus.FORBIDDEN),
    NO_CSRF_TOKEN(HttpStatus.FORBIDDEN),
    SIGN_IN_AGAIN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    NO_PICTURE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    FAILED(HttpStatus.INTERNAL_SERVER_ERROR),
    NOT_SERVED(HttpStatus.NOT_IMPLEMENTED),
    AWAY(HttpStatus.SERVICE_UNAVAILABLE),
    WRONG_VERSION(HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    private final HttpStatus status;

    Kind(HttpStatus status) {
      this.status = status;
    }

    /** The kind with this status, or the nearest one. */
    static Kind of(int status) {
      return switch (status) {
        case 401 -> NOT_SIGNED_IN;
        case 403 -> NOT_ALLOWED;
        case 404 -> NOT_FOUND;
        case 405 -> WRONG_METHOD;
        case 406 -> NOT_ACCEPTABLE;
        case 408 -> TOO_SLOW;
        case 412 -> CHANGED_MEANWHILE;
        case 413 -> TOO_LARGE;
        case 415 -> NOT_JSON;
        case 422 -> INVALID;
        case 429 -> TOO_MANY;
        case 501 -> NOT_SERVED;
        case 503 -> AWAY;
        case 505 -> WRONG_VERSION;
        default -> status < 500 ? UNREADABLE : FAILED;
      };
    }

    HttpStatus status() {
      return status;
    }

    URI type() {
      return URI.create("urn:sysopsquad:problem:" + words());
    }

    String titleCode() {
      return "api." + words() + ".title";
    }

    String detailCode() {
      return "api." + words() + ".detail";
    }

    private String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
