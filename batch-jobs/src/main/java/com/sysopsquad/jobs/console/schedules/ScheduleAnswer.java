package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.schedule.Schedule;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule.
 *
 * @param zone zone of the cron expression
 * @param nextStart null while paused
 * @param lastResult result of the last start, as text
 */
record ScheduleAnswer(
    String name,
    String job,
    String cron,
    String zone,
    Map<String, String> parameters,
    Schedule.State state,
    String misfire,
    @Nullable OffsetDateTime nextStart,
    @Nullable OffsetDateTime previousStart,
    @Nullable String lastResult) {

  static ScheduleAnswer of(Schedule schedule, Formats formats) {
    return new ScheduleAnswer(
        schedule.name(),
        schedule.job(),
        schedule.cron(),
        schedule.zone().getId(),
        schedule.parameters(),
        schedule.state(),
        schedule.misfire(),
        formats.at(schedule.nextFire()),
        formats.at(schedule.previousFire()),
        schedule.lastResult());
  }
}
