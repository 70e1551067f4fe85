package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the pages show it.
 *
 * @param text when it starts, in words
 * @param pause who paused it, why and until when; null if nobody did
 */
record ScheduleView(
    String name,
    String job,
    String parameters,
    String cron,
    String zone,
    String text,
    Badge state,
    boolean mayPause,
    boolean mayResume,
    boolean differs,
    @Nullable String pause,
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
        schedule.definition().inWords(),
        badge(schedule.state()),
        schedule.state() != Schedule.State.PAUSED,
        schedule.state() == Schedule.State.PAUSED,
        schedule.differsFromFile(),
        pause(schedule.pause(), formats),
        Timestamp.of(schedule.nextFire(), formats),
        Timestamp.of(schedule.previousFire(), formats),
        schedule.lastResult());
  }

  /** For example "Paused by ada until 3:31 AM Eastern: maintenance". */
  static @Nullable String pause(Schedule.@Nullable Pause pause, Formats formats) {
    return pause == null
        ? null
        : "Paused by %s%s: %s"
            .formatted(
                pause.by(),
                pause.until() == null ? "" : " until " + formats.time(pause.until()),
                pause.reason());
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
