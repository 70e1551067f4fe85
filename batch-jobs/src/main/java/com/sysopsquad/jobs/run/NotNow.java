package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** No run of the job may be started at present, by anyone. */
public final class NotNow extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says why not. */
  public NotNow(String message) {
    super(message);
  }
}
