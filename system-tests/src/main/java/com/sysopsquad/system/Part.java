package com.sysopsquad.system;

import java.util.Locale;

/** The processes of an installation, in the order in which they are started. */
public enum Part {
  DATABASE,
  BROKER,
  PROVIDER,
  OPERATIONS,
  PORTAL,
  WORKER_1,
  WORKER_2;

  /** Its name in files and logs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isWorker() {
    return this == WORKER_1 || this == WORKER_2;
  }
}
