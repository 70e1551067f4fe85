package com.sysopsquad.jobs.approval;

/** Nobody asked for a start of that number. */
public final class NoSuchStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says the number. */
  public NoSuchStart(long id) {
    super("There is no start request %d.".formatted(id));
  }
}
