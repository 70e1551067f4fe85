package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;

/** There is no run with that id. */
public final class NoSuchRun extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Names the id. */
  public NoSuchRun(long id) {
    super("There is no run %d.".formatted(id));
  }
}
