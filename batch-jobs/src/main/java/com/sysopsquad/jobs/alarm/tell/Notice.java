package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has changed with an evaluation, as JSON.
 *
 * @param id the same in each attempt
 */
record Notice(UUID id, List<Event> events) {

  /** Only alarms that matter at least this much. */
  static Notice of(
      UUID id, List<Alarm> raised, List<Alarm> resolved, Severity least, URI operations) {
    return new Notice(
        id,
        Stream.concat(
                raised.stream().map(alarm -> Event.of("raised", alarm, operations)),
                resolved.stream().map(alarm -> Event.of("resolved", alarm, operations)))
            .filter(
                event ->
                    Severity.valueOf(event.severity().toUpperCase(Locale.ROOT)).isAtLeast(least))
            .toList());
  }

  /** For example "Run failed: payment" or "2 alarms raised, 1 resolved". */
  String title() {
    if (events.size() == 1) {
      Event event = events.getFirst();
      return "%s%s: %s"
          .formatted(
              event.event().equals("resolved") ? "Resolved: " : "", event.title(), event.subject());
    }
    long raised = events.stream().filter(event -> event.event().equals("raised")).count();
    long resolved = events.size() - raised;
    if (resolved == 0) {
      return "%,d alarms raised".formatted(raised);
    }
    return raised == 0
        ? "%,d alarms resolved".formatted(resolved)
        : "%,d %s raised, %,d resolved"
            .formatted(raised, raised == 1 ? "alarm" : "alarms", resolved);
  }

  /**
   * What has changed with an alarm.
   *
   * @param event raised or resolved
   * @param url page that shows the cause
   */
  record Event(
      String event,
      long alarm,
      String kind,
      String title,
      String subject,
      String severity,
      String text,
      Instant since,
      @Nullable Instant resolvedAt,
      String url) {

    static Event of(String event, Alarm alarm, URI operations) {
      return new Event(
          event,
          alarm.id(),
          alarm.kind().word(),
          alarm.kind().title(),
          alarm.subject(),
          alarm.severity().name().toLowerCase(Locale.ROOT),
          alarm.text(),
          alarm.since(),
          alarm.resolvedAt(),
          link(operations, alarm.path()));
    }
  }

  static String link(URI operations, String path) {
    return operations.toString().replaceAll("/+$", "") + path;
  }
}
