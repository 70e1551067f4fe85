package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;

/** The requested start is already decided, or this person may not decide it. */
public final class CannotDecide extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says why. */
  public CannotDecide(String message) {
    super(message);
  }
}
