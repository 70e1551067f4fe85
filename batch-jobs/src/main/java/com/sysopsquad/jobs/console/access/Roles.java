package com.sysopsquad.jobs.console.access;

/** The roles that a person can have. */
final class Roles {

  /** May look at everything. */
  static final String VIEWER = "VIEWER";

  /** May also start, stop, restart, pause, resume and trigger. */
  static final String OPERATOR = "OPERATOR";

  private Roles() {}
}
