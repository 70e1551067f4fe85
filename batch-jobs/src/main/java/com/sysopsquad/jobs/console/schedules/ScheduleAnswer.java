package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule.
 *
 * @param text when it starts, in words
 * @param zone zone of the cron expression
 * @param misfire what happens to a missed start: skip, fire-once or fire-each
 * @param misfireText the same in words
 * @param version to be sent with a change
 * @param changedBy who changed it last; null while it is as in the configuration
 * @param differsFromFile whether it differs from the configuration
 * @param pause why it is paused; null if it is not
 * @param nextStart null while paused
 * @param lastResult result of the last start, as text
 */
record ScheduleAnswer(
    String name,
    String job,
    String cron,
    String text,
    String zone,
    Map<String, String> parameters,
    Schedule.State state,
    @Nullable String misfire,
    String misfireText,
    @Nullable String calendar,
    @Nullable String onHoliday,
    @Nullable String after,
    @Nullable String waitAtMost,
    long version,
    @Nullable String changedBy,
    boolean differsFromFile,
    @Nullable PauseAnswer pause,
    @Nullable OffsetDateTime nextStart,
    @Nullable OffsetDateTime previousStart,
    @Nullable String lastResult) {

  static ScheduleAnswer of(Schedule schedule, Formats formats) {
    ScheduleDefinition definition = schedule.definition();
    ScheduleFields fields = ScheduleFields.of(definition);
    return new ScheduleAnswer(
        schedule.name(),
        definition.job(),
        definition.cron(),
        definition.inWords(),
        definition.zone().getId(),
        definition.parameters(),
        schedule.state(),
        fields.misfire(),
        schedule.misfire(),
        definition.calendar(),
        definition.calendar() == null ? null : fields.onHoliday(),
        definition.after(),
        fields.waitAtMost(),
        schedule.version(),
        schedule.changedBy(),
        schedule.differsFromFile(),
        PauseAnswer.of(schedule.pause(), formats),
        formats.at(schedule.nextFire()),
        formats.at(schedule.previousFire()),
        schedule.lastResult());
  }

  /**
   * Why a schedule is paused.
   *
   * @param until when it is resumed automatically; null if only a person resumes it
   */
  record PauseAnswer(
      String by, @Nullable OffsetDateTime at, String reason, @Nullable OffsetDateTime until) {

    static @Nullable PauseAnswer of(Schedule.@Nullable Pause pause, Formats formats) {
      return pause == null
          ? null
          : new PauseAnswer(
              pause.by(), formats.at(pause.at()), pause.reason(), formats.at(pause.until()));
    }
  }
}
