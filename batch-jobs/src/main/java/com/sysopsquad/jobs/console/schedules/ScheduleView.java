package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule as the pages show it. */
record ScheduleView(
    String name,
    String job,
    String parameters,
    String cron,
    String zone,
    Badge state,
    boolean mayPause,
    boolean mayResume,
    String misfire,
    Timestamp next,
    Timestamp previous,
    @Nullable String lastResult) {

  static ScheduleView of(Schedule schedule, Formats formats) {
    return new ScheduleView(
        schedule.name(),
        schedule.job(),
        RunView.parameters(schedule.parameters()),
        schedule.cron(),
        schedule.zone().getId(),
        Badge.of(schedule.state()),
        schedule.state() == Schedule.State.ACTIVE,
        schedule.state() == Schedule.State.PAUSED,
        schedule.misfire(),
        Timestamp.of(schedule.nextFire(), formats),
        Timestamp.of(schedule.previousFire(), formats),
        schedule.lastResult());
  }
}
