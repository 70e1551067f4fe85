package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.alarm.Silence;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The alarms that are not resolved, and the silences, under a heading that tells the situation. */
record AlarmsView(
    String heading,
    String context,
    boolean stale,
    List<AlarmView> alarms,
    List<SilenceView> silences) {

  /** After this time without an evaluation nobody should rely on the page. */
  private static final Duration STALE = Duration.ofMinutes(5);

  static AlarmsView of(
      List<Alarm> active, List<Silence> silences, Instant evaluatedAt, Formats formats) {
    boolean stale = evaluatedAt.isBefore(formats.now().toInstant().minus(STALE));
    return new AlarmsView(
        stale ? "Alarms are not evaluated" : heading(active),
        evaluatedAt.equals(Instant.EPOCH)
            ? "Not checked yet."
            : "Last checked %s.".formatted(formats.relative(evaluatedAt)),
        stale,
        active.stream().map(alarm -> AlarmView.of(alarm, formats)).toList(),
        silences.stream().map(silence -> SilenceView.of(silence, formats)).toList());
  }

  private static String heading(List<Alarm> active) {
    long open = active.stream().filter(alarm -> alarm.state() == Alarm.State.OPEN).count();
    if (open > 0) {
      return Formats.counted(open, "alarm") + " open";
    }
    return active.isEmpty()
        ? "All quiet"
        : Formats.counted(active.size(), "alarm") + " acknowledged";
  }

  /** An alarm as the page shows it. */
  record AlarmView(
      long id,
      String title,
      String subject,
      Badge severity,
      Badge state,
      boolean open,
      boolean active,
      String text,
      String path,
      Timestamp since,
      String note,
      Timestamp resolved) {

    static AlarmView of(Alarm alarm, Formats formats) {
      return new AlarmView(
          alarm.id(),
          alarm.kind().title(),
          alarm.subject(),
          alarm.severity() == Severity.CRITICAL
              ? Badge.stuck("Critical")
              : Badge.waiting("Warning"),
          badge(alarm.state()),
          alarm.state() == Alarm.State.OPEN,
          alarm.state() != Alarm.State.RESOLVED,
          alarm.text(),
          alarm.path(),
          Timestamp.of(alarm.since(), formats),
          note(alarm, formats),
          Timestamp.of(alarm.resolvedAt(), formats));
    }

    private static Badge badge(Alarm.State state) {
      return switch (state) {
        case OPEN -> Badge.stuck("Open");
        case ACKNOWLEDGED -> Badge.running("Acknowledged");
        case RESOLVED -> Badge.done("Resolved");
      };
    }

    private static String note(Alarm alarm, Formats formats) {
      String acknowledged =
          alarm.acknowledgedBy() == null
              ? ""
              : "Acknowledged by %s, %s. "
                  .formatted(alarm.acknowledgedBy(), formats.time(alarm.acknowledgedAt()));
      String silenced =
          alarm.silencedUntil() == null
              ? ""
              : "Silenced until %s.".formatted(formats.time(alarm.silencedUntil()));
      return (acknowledged + silenced).strip();
    }
  }

  /** A silence as the page shows it. */
  record SilenceView(long id, String what, String reason, String by, Timestamp expires) {

    static SilenceView of(Silence silence, Formats formats) {
      return new SilenceView(
          silence.id(),
          silence.what(),
          silence.reason(),
          silence.createdBy(),
          Timestamp.of(silence.expiresAt(), formats));
    }
  }
}
