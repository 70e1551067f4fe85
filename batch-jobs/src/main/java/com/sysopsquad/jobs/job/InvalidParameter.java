package com.sysopsquad.jobs.job;

/** A parameter is missing or invalid. */
public final class InvalidParameter extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says which value is valid. */
  public InvalidParameter(String message) {
    super(message);
  }
}
