package com.sysopsquad.billing.provider;

import org.jspecify.annotations.Nullable;

/** The provider cannot be reached or does not answer; what is not done stays due. */
public class ProviderUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the last error. */
  public ProviderUnavailable(String message) {
    super(message);
  }

  /** With the last error. */
  public ProviderUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
