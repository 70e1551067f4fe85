package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import org.jspecify.annotations.Nullable;

/** The request certainly did not arrive: there was no connection, or it was not sent. */
final class CallNotSent extends ApiConnectionException {

  private static final long serialVersionUID = 1L;

  CallNotSent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
