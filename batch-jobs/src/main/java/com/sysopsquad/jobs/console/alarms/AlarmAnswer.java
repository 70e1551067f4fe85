package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An alarm.
 *
 * @param kind a word such as run-failed
 * @param path page that shows the cause
 * @param silencedUntil null if it is not silenced
 */
record AlarmAnswer(
    long id,
    String kind,
    String title,
    String subject,
    Severity severity,
    String text,
    String path,
    Alarm.State state,
    @Nullable OffsetDateTime since,
    @Nullable String acknowledgedBy,
    @Nullable OffsetDateTime acknowledgedAt,
    @Nullable OffsetDateTime resolvedAt,
    @Nullable OffsetDateTime silencedUntil) {

  static AlarmAnswer of(Alarm alarm, Formats formats) {
    return new AlarmAnswer(
        alarm.id(),
        alarm.kind().word(),
        alarm.kind().title(),
        alarm.subject(),
        alarm.severity(),
        alarm.text(),
        alarm.path(),
        alarm.state(),
        formats.at(alarm.since()),
        alarm.acknowledgedBy(),
        formats.at(alarm.acknowledgedAt()),
        formats.at(alarm.resolvedAt()),
        formats.at(alarm.silencedUntil()));
  }
}
