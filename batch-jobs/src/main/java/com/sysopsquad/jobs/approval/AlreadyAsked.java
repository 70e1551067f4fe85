package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;

/** The same start is already waiting for a second person. */
public final class AlreadyAsked extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Names the start that is waiting. */
  public AlreadyAsked(AskedStart start) {
    super(
        "%s already requested this. Start request %d is waiting for a second person."
            .formatted(start.askedBy(), start.id()));
  }
}
