package com.sysopsquad.jobs.schedule.definition;

import java.util.Collection;

/** There is no schedule with that name. */
public final class NoSuchSchedule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the existing schedules. */
  public NoSuchSchedule(String name, Collection<String> names) {
    super("There is no schedule \"%s\". Use one of %s.".formatted(name, String.join(", ", names)));
  }
}
