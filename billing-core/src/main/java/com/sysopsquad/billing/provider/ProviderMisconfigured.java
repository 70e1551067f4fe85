package com.sysopsquad.billing.provider;

/** The provider does not accept our key or our requests: a person must look at the settings. */
public class ProviderMisconfigured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what to look at. */
  public ProviderMisconfigured(String message) {
    super(message);
  }
}
