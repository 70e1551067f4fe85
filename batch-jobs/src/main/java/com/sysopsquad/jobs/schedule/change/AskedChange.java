package com.sysopsquad.jobs.schedule.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A requested change of a schedule that is waiting for a second person. */
public record AskedChange(
    long id, ScheduleChange change, String reason, String askedBy, Instant askedAt) {

  /** Whether this person requested it, however the name is written. */
  public boolean isOf(@Nullable String person) {
    return askedBy.equalsIgnoreCase(person);
  }
}
