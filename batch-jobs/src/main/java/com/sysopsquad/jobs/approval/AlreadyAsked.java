package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;

/** The same start waits for a second person already. */
public final class AlreadyAsked extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Names the start that waits. */
  public AlreadyAsked(AskedStart start) {
    super(
        "%s has asked for this already: start request %d waits for a second person."
            .formatted(start.askedBy(), start.id()));
  }
}
