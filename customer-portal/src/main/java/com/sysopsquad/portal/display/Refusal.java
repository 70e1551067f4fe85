package com.sysopsquad.portal.display;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be carried out. It names the text that tells the customer why and what to
 * do; {@link Texts} formats it in the customer's language.
 */
public abstract class Refusal extends IllegalArgumentException implements MessageSourceResolvable {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final Serializable[] arguments;

  protected Refusal(String code, Serializable... arguments) {
    super(code);
    this.code = code;
    this.arguments = arguments.clone();
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
