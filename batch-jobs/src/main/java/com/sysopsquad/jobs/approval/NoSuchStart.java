package com.sysopsquad.jobs.approval;

/** There is no requested start with that number. */
public final class NoSuchStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the number. */
  public NoSuchStart(long id) {
    super("There is no start request %d.".formatted(id));
  }
}
