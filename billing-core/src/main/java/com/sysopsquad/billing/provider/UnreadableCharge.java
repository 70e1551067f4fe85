package com.sysopsquad.billing.provider;

import org.jspecify.annotations.Nullable;

/** The provider answered about one charge, and the answer cannot be read. */
public class UnreadableCharge extends ProviderUnavailable {

  private static final long serialVersionUID = 1L;

  /** With what is wrong with the answer. */
  public UnreadableCharge(@Nullable String message, @Nullable Throwable cause) {
    super(String.valueOf(message), cause);
  }
}
