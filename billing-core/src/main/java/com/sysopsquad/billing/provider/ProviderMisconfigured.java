package com.sysopsquad.billing.provider;

/** The provider rejects our key or our requests: a person must check the settings. */
public class ProviderMisconfigured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a text that says what to check. */
  public ProviderMisconfigured(String message) {
    super(message);
  }
}
