package com.sysopsquad.jobs.metrics;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.run.RunState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of schedules, runs, items and alarms, as read at one time.
 *
 * @param schedules by name
 * @param runs how many runs began within a day, or have not ended, by job and state
 * @param items how many items the latest run of a job has, by job and outcome
 * @param alarms how many are not resolved, by kind and state
 * @param evaluatedAgo seconds since any node last evaluated the alarms; NaN if none has
 */
record JobFigures(
    List<LastSuccess> schedules,
    Map<String, Map<RunState, Long>> runs,
    Map<String, Map<String, Long>> items,
    Map<AlarmKind, Map<Alarm.State, Long>> alarms,
    double evaluatedAgo) {

  static final JobFigures NONE =
      new JobFigures(List.of(), Map.of(), Map.of(), Map.of(), Double.NaN);

  long alarms(AlarmKind kind, Alarm.State state) {
    return alarms.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
  }

  long runs(String job, RunState state) {
    return runs.getOrDefault(job, Map.of()).getOrDefault(state, 0L);
  }

  /**
   * When a schedule last succeeded.
   *
   * @param at seconds since 1970; null if it never has
   * @param age in seconds; null if it never has
   */
  record LastSuccess(
      String schedule, String job, boolean paused, @Nullable Double at, @Nullable Double age) {}
}
