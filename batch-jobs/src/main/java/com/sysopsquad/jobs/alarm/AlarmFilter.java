package com.sysopsquad.jobs.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Which alarms; null is any.
 *
 * @param states which states
 */
public record AlarmFilter(
    States states,
    @Nullable AlarmKind kind,
    @Nullable Severity severity,
    @Nullable String subject) {

  /** All that are not resolved. */
  public static final AlarmFilter ACTIVE = new AlarmFilter(States.ACTIVE, null, null, null);

  /** States of alarms. */
  public enum States {
    /** Open or acknowledged. */
    ACTIVE,
    OPEN,
    ACKNOWLEDGED,
    RESOLVED,
    ALL
  }
}
