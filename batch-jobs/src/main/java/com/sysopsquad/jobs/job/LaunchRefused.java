package com.sysopsquad.jobs.job;

/** A command on jobs that is refused; the message is a sentence that says what to do. */
public abstract class LaunchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence what to do. */
  protected LaunchRefused(String message) {
    super(message);
  }
}
