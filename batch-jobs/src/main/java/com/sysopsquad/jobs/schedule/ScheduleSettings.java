package com.sysopsquad.jobs.schedule;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The schedules of a deployment, by name. */
@ConfigurationProperties("sysops")
record ScheduleSettings(@DefaultValue Map<String, Entry> schedules) {

  /**
   * One schedule.
   *
   * @param cron six or seven fields, as Quartz reads them
   * @param zone zone of the cron expression; the business's time zone by default
   * @param parameters parameters of the start; {@code {day}}, {@code {month}} and {@code {time}}
   *     are replaced by those of the fire
   */
  record Entry(
      String job,
      String cron,
      @Nullable ZoneId zone,
      @DefaultValue Map<String, String> parameters,
      @DefaultValue("skip") Misfire misfire) {}
}
