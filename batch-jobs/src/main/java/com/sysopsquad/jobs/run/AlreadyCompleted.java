package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** The run was completed before. */
public final class AlreadyCompleted extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what was completed, and when. */
  public AlreadyCompleted(String message) {
    super(message);
  }
}
