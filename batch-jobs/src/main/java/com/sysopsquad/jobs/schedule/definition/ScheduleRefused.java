package com.sysopsquad.jobs.schedule.definition;

import com.sysopsquad.jobs.job.LaunchRefused;

/**
 * A change that is refused because of the schedule's present state, for example because another
 * person changed it first.
 */
public final class ScheduleRefused extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what to do. */
  public ScheduleRefused(String message) {
    super(message);
  }
}
