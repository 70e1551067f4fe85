package com.sysopsquad.jobs.alarm;

import java.util.Locale;

/** Only an open alarm can be acknowledged. */
public final class AlarmNotOpen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AlarmNotOpen(Alarm alarm) {
    super(
        "Alarm %d is already %s%s."
            .formatted(
                alarm.id(),
                alarm.state().name().toLowerCase(Locale.ROOT),
                alarm.state() == Alarm.State.ACKNOWLEDGED ? " by " + alarm.acknowledgedBy() : ""));
  }
}
