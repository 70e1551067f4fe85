package com.sysopsquad.jobs.job;

/** A command on jobs that is refused; the message is a sentence that says what to do. */
public abstract class LaunchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what to do. */
  protected LaunchRefused(String message) {
    super(message);
  }
}
