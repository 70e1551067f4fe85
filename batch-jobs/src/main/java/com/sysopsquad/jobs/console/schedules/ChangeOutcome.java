package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change of a schedule.
 *
 * @param request number of the request that waits for a second person; null if the change is made
 */
record ChangeOutcome(ScheduleChange change, @Nullable Long request) {

  static ChangeOutcome of(
      Schedules schedules, ScheduleChange change, @Nullable String reason, String actor) {
    return new ChangeOutcome(change, schedules.change(change, reason, actor).orElse(null));
  }

  boolean waits() {
    return request != null;
  }

  boolean deletes() {
    return change.kind() == ScheduleChange.Kind.DELETE;
  }

  /** What a page says of it. */
  String text() {
    return waits() ? "The change was requested. Another operator must confirm it." : made();
  }

  /** What was done, if it does not wait. */
  String made() {
    return deletes()
        ? "Schedule %s was deleted.".formatted(change.schedule())
        : "Schedule %s was saved.".formatted(change.schedule());
  }
}
