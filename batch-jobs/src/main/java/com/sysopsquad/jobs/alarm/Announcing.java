package com.sysopsquad.jobs.alarm;

import java.util.List;

/** Tells people and systems of alarms. */
public interface Announcing {

  /**
   * Promises to tell of these, in the current transaction; all alarms of an evaluation are one
   * message.
   */
  void announce(List<Alarm> raised, List<Alarm> resolved);
}
