package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Silence;
import com.sysopsquad.jobs.alarm.Silences;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A request for a silence, as it was typed.
 *
 * @param kind a word such as run-failed; empty for any
 * @param subject empty for any
 * @param duration for example 2h
 */
record SilenceForm(
    @Nullable String kind,
    @Nullable String subject,
    @Nullable String duration,
    @Nullable String reason) {

  /**
   * Begins the silence.
   *
   * @throws InvalidParameter if the duration or the reason is missing or invalid
   * @throws com.sysopsquad.jobs.console.frame.InvalidQuery if there is no such kind
   */
  Silence begin(Silences silences, String actor) {
    AlarmKind known = kind == null || kind.isBlank() ? null : AlarmQuery.kind(kind.strip());
    return silences.begin(known, subject, length(), reason, actor);
  }

  private @Nullable Duration length() {
    if (duration == null || duration.isBlank()) {
      return null;
    }
    try {
      return DurationStyle.detectAndParse(duration.strip());
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new InvalidParameter("Enter a duration such as 30m, 2h or 1d.");
    }
  }
}
