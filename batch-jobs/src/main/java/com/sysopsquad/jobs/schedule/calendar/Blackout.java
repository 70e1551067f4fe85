package com.sysopsquad.jobs.schedule.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which schedules start nothing.
 *
 * @param schedule the schedule; null for all
 */
public record Blackout(
    long id,
    @Nullable String schedule,
    Instant startsAt,
    Instant endsAt,
    String reason,
    String madeBy) {

  /** Whether it keeps a schedule from starting at this time; its end is exclusive. */
  public boolean covers(String name, Instant time) {
    return (schedule == null || schedule.equals(name))
        && !time.isBefore(startsAt)
        && time.isBefore(endsAt);
  }
}
