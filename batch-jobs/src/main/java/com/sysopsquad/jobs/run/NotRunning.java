package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** The run has ended, so it cannot be stopped. */
public final class NotRunning extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says how it ended. */
  public NotRunning(String message) {
    super(message);
  }
}
