package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.ApiConnectionException;

/** No connection was established: the request certainly did not arrive. */
final class CallNotSent extends ApiConnectionException {

  private static final long serialVersionUID = 1L;

  CallNotSent(String message, Throwable cause) {
    super(message, cause);
  }
}
