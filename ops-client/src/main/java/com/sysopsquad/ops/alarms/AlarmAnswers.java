package com.sysopsquad.ops.alarms;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of alarms and silences, as far as this client reads it. */
final class AlarmAnswers {

  private AlarmAnswers() {}

  /** Alarms, newest first. */
  record Alarms(List<Alarm> items, @Nullable Long next, @Nullable OffsetDateTime evaluatedAt) {}

  record Alarm(
      long id,
      String title,
      String subject,
      String severity,
      String text,
      String state,
      @Nullable OffsetDateTime since,
      @Nullable String acknowledgedBy,
      @Nullable OffsetDateTime silencedUntil) {

    /** The state in lower case, with the person or the end of the silence. */
    String said() {
      String word = state.toLowerCase(Locale.ROOT);
      String by = acknowledgedBy == null ? word : word + " by " + acknowledgedBy;
      return silencedUntil == null ? by : by + ", silenced";
    }
  }

  /** Alarms about which no notifications are sent. */
  record Silence(
      long id, String what, String reason, String createdBy, @Nullable OffsetDateTime expiresAt) {}
}
