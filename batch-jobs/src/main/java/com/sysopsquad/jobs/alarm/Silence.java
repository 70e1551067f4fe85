package com.sysopsquad.jobs.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that nobody is told about for a while.
 *
 * @param kind null for any
 * @param subject null for any
 */
public record Silence(
    long id,
    @Nullable AlarmKind kind,
    @Nullable String subject,
    String reason,
    String createdBy,
    Instant createdAt,
    Instant expiresAt) {

  /** What it silences, such as "Run failed: payment" or "All alarms". */
  public String what() {
    String title = kind == null ? "All alarms" : kind.title();
    return subject == null ? title : "%s: %s".formatted(title, subject);
  }

  /** Its number and what it silences, for the audit log. */
  @Override
  public String toString() {
    return "silence %d (%s)".formatted(id, what());
  }
}
