package com.sysopsquad.jobs.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong.
 *
 * @param subject what it is about: a run, a schedule, a queue
 * @param text a sentence or two
 * @param path page that shows the cause
 * @param silencedUntil until when nobody is told; null if it is not silenced
 */
public record Alarm(
    long id,
    AlarmKind kind,
    String subject,
    Severity severity,
    String text,
    String path,
    State state,
    Instant since,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant silencedUntil) {

  /** The state of an alarm. */
  public enum State {
    /** Nobody has taken it yet. */
    OPEN,
    /** A person knows of it. */
    ACKNOWLEDGED,
    /** Its condition has ended. */
    RESOLVED
  }

  /** Its number and text, for the audit. */
  @Override
  public String toString() {
    return "alarm %d (%s: %s)".formatted(id, kind.word(), subject);
  }
}
