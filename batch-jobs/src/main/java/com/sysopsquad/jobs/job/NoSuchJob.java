package com.sysopsquad.jobs.job;

import java.util.Collection;

/** There is no job of that name. */
public final class NoSuchJob extends LaunchRefused {

  private static final long serialVersionUID = 1L;

  /** Names the jobs there are. */
  public NoSuchJob(String name, Collection<String> names) {
    super("There is no job \"%s\"; there are %s.".formatted(name, String.join(", ", names)));
  }
}
