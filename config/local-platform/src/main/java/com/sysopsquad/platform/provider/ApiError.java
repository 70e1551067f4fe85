package com.sysopsquad.platform.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refused request, with the provider's answer. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String parameter;

  private ApiError(
      int status, String type, @Nullable String code, String message, @Nullable String parameter) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
    this.parameter = parameter;
  }

  static ApiError missing(String parameter) {
    return invalid("Missing required param: " + parameter + ".", "parameter_missing", parameter);
  }

  static ApiError invalid(String message, @Nullable String code, @Nullable String parameter) {
    return new ApiError(400, "invalid_request_error", code, message, parameter);
  }

  static ApiError noSuch(String what, String id, int status, @Nullable String parameter) {
    return new ApiError(
        status,
        "invalid_request_error",
        "resource_missing",
        "No such " + what + ": '" + id + "'",
        parameter);
  }

  static ApiError wrongKey() {
    return new ApiError(401, "invalid_request_error", null, "Invalid API Key provided.", null);
  }

  static ApiError unknownUrl(String method, String path) {
    return new ApiError(
        404,
        "invalid_request_error",
        "url_invalid",
        "Unrecognized request URL (" + method + ": " + path + ").",
        null);
  }

  static ApiError keyReused(String key) {
    return new ApiError(
        400,
        "idempotency_error",
        null,
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with. Try using a key other than '"
            + key
            + "' if you meant to execute a different request.",
        null);
  }

  static ApiError keyInUse(String key) {
    return new ApiError(
        409,
        "idempotency_error",
        "idempotency_key_in_use",
        "There is currently another in-progress request using this Idempotent Key: " + key + ".",
        null);
  }

  static ApiError tooMany() {
    return new ApiError(
        429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.", null);
  }

  static ApiError broken() {
    return new ApiError(500, "api_error", null, "An unknown error occurred.", null);
  }

  static ApiError card(Outcome outcome, String parameter) {
    return new ApiError(402, "card_error", outcome.code(), outcome.message(), parameter);
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", type);
    if (code != null) {
      error.put("code", code);
    }
    error.put("message", String.valueOf(getMessage()));
    if (parameter != null) {
      error.put("param", parameter);
    }
    return Map.of("error", error);
  }
}
