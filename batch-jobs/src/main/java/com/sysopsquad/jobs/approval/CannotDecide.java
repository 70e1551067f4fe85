package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;

/** An asked start that is decided already, or by this person may not be. */
public final class CannotDecide extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence why. */
  public CannotDecide(String message) {
    super(message);
  }
}
