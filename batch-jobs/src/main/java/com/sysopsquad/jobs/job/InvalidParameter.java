package com.sysopsquad.jobs.job;

/** A parameter is missing or cannot be right. */
public final class InvalidParameter extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence what to give instead. */
  public InvalidParameter(String message) {
    super(message);
  }
}
