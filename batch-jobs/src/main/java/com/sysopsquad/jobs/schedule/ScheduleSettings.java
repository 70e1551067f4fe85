package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The schedules with which a deployment begins, by name. */
@ConfigurationProperties("sysops")
record ScheduleSettings(@DefaultValue Map<String, Entry> schedules) {

  /**
   * One schedule.
   *
   * @param cron six or seven fields, as Quartz reads them
   * @param zone zone of the cron expression; the business's time zone by default
   * @param parameters parameters of the start; {@code {day}}, {@code {month}} and {@code {time}}
   *     are replaced by those of the due time
   * @param calendar days on which it does not start as usual; none by default
   * @param onHoliday what happens to a start that is due on one of these days
   * @param after job that must have completed on the due day before; none by default
   * @param waitAtMost how long a start waits for that job; then it begins anyway
   */
  record Entry(
      String job,
      String cron,
      @Nullable ZoneId zone,
      @DefaultValue Map<String, String> parameters,
      @DefaultValue("skip") Misfire misfire,
      @Nullable String calendar,
      @DefaultValue("skip") OnHoliday onHoliday,
      @Nullable String after,
      @DefaultValue("2h") Duration waitAtMost) {

    ScheduleDefinition definition(ZoneId businessZone) {
      return new ScheduleDefinition(
          job,
          cron,
          Objects.requireNonNullElse(zone, businessZone),
          parameters,
          misfire,
          calendar,
          onHoliday,
          after,
          waitAtMost);
    }
  }
}
