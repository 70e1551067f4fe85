package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** It, or a run that excludes it, is already running. */
public final class AlreadyRunning extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is running. */
  public AlreadyRunning(String message) {
    super(message);
  }
}
