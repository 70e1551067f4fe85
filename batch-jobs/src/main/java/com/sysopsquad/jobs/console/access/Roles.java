package com.sysopsquad.jobs.console.access;

/** The roles that a person can have. */
final class Roles {

  /** May view everything except the billing desk. */
  static final String VIEWER = "VIEWER";

  /** May also start, stop, restart, pause, resume and trigger. */
  static final String OPERATOR = "OPERATOR";

  /** May view the billing desk and decide there. */
  static final String BILLING = "BILLING";

  private Roles() {}
}
