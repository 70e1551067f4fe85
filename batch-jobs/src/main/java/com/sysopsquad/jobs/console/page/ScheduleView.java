package com.sysopsquad.jobs.console.page;

import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule as the pages show it. */
record ScheduleView(
    String name,
    String job,
    String parameters,
    String cron,
    String zone,
    StateBadge state,
    boolean mayPause,
    boolean mayResume,
    String misfire,
    Told next,
    Told previous,
    @Nullable String lastResult) {

  static ScheduleView of(Schedule schedule, Moments moments) {
    return new ScheduleView(
        schedule.name(),
        schedule.job(),
        RunView.parameters(schedule.parameters()),
        schedule.cron(),
        schedule.zone().getId(),
        StateBadge.of(schedule.state()),
        schedule.state() == Schedule.State.ACTIVE,
        schedule.state() == Schedule.State.PAUSED,
        schedule.misfire(),
        Told.of(schedule.nextFire(), moments),
        Told.of(schedule.previousFire(), moments),
        schedule.lastResult());
  }
}
