package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.ApiException;

/** An answer was received that cannot be read. */
final class UnreadableAnswer extends ApiException {

  private static final long serialVersionUID = 1L;

  UnreadableAnswer(String message, Throwable cause) {
    super(message, null, null, 0, cause);
  }
}
