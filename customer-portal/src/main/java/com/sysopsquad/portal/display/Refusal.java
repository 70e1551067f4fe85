package com.sysopsquad.portal.display;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be carried out. It names the text that tells the customer why and what to
 * do; {@link Texts} formats it in the customer's language.
 */
public abstract class Refusal extends IllegalArgumentException implements MessageSourceResolvable {

  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String code;
  private final Serializable[] arguments;

  protected Refusal(String code, Serializable... arguments) {
    this(null, code, arguments);
  }

  /** A refusal because of what this field contains. */
  protected Refusal(@Nullable String field, String code, Serializable[] arguments) {
    super(code);
    this.field = field;
    this.code = code;
    this.arguments = arguments.clone();
  }

  /** The field that it is about, by its name in forms and in the API; empty if about none. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** The status of the response to a client: 422 unless this refusal has its own. */
  public HttpStatus status() {
    return HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /** How long to wait before trying again; empty if waiting does not help. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  @Override
  public String[] getCodes() {
    return new String[] {code};
  }

  @Override
  public Object[] getArguments() {
    return arguments.clone();
  }
}
