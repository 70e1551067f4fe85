package com.sysopsquad.jobs.alarm;

/** How much an alarm matters. */
public enum Severity {
  /** Should be checked within the day. */
  WARNING,
  /** Money or messages may wait for it. */
  CRITICAL;

  /** Whether it matters at least this much. */
  public boolean isAtLeast(Severity least) {
    return compareTo(least) >= 0;
  }
}
