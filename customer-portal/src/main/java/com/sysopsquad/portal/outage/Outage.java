package com.sysopsquad.portal.outage;

/** What whoever comes while the database is away is told. */
public final class Outage {

  /** After how many seconds whoever was refused may come again. */
  public static final int SECONDS_TO_WAIT = 10;

  private Outage() {}
}
