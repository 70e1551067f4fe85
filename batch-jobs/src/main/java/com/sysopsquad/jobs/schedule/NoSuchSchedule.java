package com.sysopsquad.jobs.schedule;

import java.util.Collection;

/** There is no schedule of that name. */
public final class NoSuchSchedule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the schedules there are. */
  public NoSuchSchedule(String name, Collection<String> names) {
    super("There is no schedule \"%s\"; there are %s.".formatted(name, String.join(", ", names)));
  }
}
