package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.SecondPerson;

/** A manual start that one person alone may not perform. */
public final class NeedsSecondPerson extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says why, and where to request the start. */
  public NeedsSecondPerson(String job, SecondPerson second) {
    super(
        "%s Request the start under Jobs or with ./ops start %s. Another operator must confirm it."
            .formatted(second.why(), job));
  }
}
