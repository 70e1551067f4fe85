package com.sysopsquad.jobs.schedule.due;

import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a schedule. */
public record StoredSchedule(
    String name,
    ScheduleDefinition definition,
    @Nullable ScheduleDefinition file,
    long version,
    @Nullable String changedBy,
    Instant changedAt,
    boolean deleted,
    Schedule.@Nullable Pause pause) {

  /** Whether the schedule exists; the row of a deleted one only keeps it from being added again. */
  public boolean isLive() {
    return !deleted;
  }
}
