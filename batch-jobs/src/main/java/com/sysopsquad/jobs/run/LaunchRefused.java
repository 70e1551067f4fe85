package com.sysopsquad.jobs.run;

/** A command on jobs that is refused; the message is a sentence that says what to do. */
public abstract class LaunchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LaunchRefused(String message) {
    super(message);
  }
}
