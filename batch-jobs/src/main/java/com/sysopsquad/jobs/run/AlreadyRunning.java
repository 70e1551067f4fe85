package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** It, or a run that excludes it, runs already. */
public final class AlreadyRunning extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence what runs. */
  public AlreadyRunning(String message) {
    super(message);
  }
}
