package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.schedule.Schedule;
import java.util.HashMap;
import java.util.Map;
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
    Timestamp next,
    Timestamp previous,
    @Nullable String lastResult) {

  static ScheduleView of(Schedule schedule, Formats formats) {
    return new ScheduleView(
        schedule.name(),
        schedule.job(),
        formats.parameters(inWords(schedule.parameters())),
        schedule.cron(),
        schedule.zone().getId().replace('_', ' '),
        badge(schedule.state()),
        schedule.state() == Schedule.State.ACTIVE,
        schedule.state() == Schedule.State.PAUSED,
        Timestamp.of(schedule.nextFire(), formats),
        Timestamp.of(schedule.previousFire(), formats),
        schedule.lastResult());
  }

  private static Map<String, String> inWords(Map<String, String> parameters) {
    Map<String, String> words = new HashMap<>();
    parameters.forEach(
        (key, value) ->
            words.put(
                key,
                value
                    .replace("{day}", "day of the start")
                    .replace("{month}", "month of the start")
                    .replace("{time}", "time of the start")));
    return words;
  }

  private static Badge badge(Schedule.State state) {
    return switch (state) {
      case ACTIVE -> Badge.done("Active");
      case PAUSED -> Badge.waiting("Paused");
      case ERROR -> Badge.stuck("Error");
      case FINISHED -> Badge.silent("Finished");
    };
  }
}
