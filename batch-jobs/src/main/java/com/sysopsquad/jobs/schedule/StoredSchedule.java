package com.sysopsquad.jobs.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a schedule. */
record StoredSchedule(
    String name,
    ScheduleDefinition definition,
    @Nullable ScheduleDefinition file,
    long version,
    @Nullable String changedBy,
    Instant changedAt,
    boolean deleted,
    Schedule.@Nullable Pause pause) {

  /** Whether the schedule exists; the row of a deleted one only keeps it from being added again. */
  boolean isLive() {
    return !deleted;
  }
}
