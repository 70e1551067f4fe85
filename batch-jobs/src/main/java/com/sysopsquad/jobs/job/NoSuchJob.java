package com.sysopsquad.jobs.job;

import java.util.Collection;

/** There is no job with that name. */
public final class NoSuchJob extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Names the existing jobs. */
  public NoSuchJob(String name, Collection<String> names) {
    super("There is no job \"%s\". Use one of %s.".formatted(name, String.join(", ", names)));
  }
}
