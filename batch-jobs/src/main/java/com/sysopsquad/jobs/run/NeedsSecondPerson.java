package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.SecondPerson;

/** A start by hand that one person alone may not give. */
public final class NeedsSecondPerson extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence why, and where to ask for the start. */
  public NeedsSecondPerson(String job, SecondPerson second) {
    super(
        "%s Ask for the start under Jobs or with ./ops start %s; another operator confirms it."
            .formatted(second.why(), job));
  }
}
