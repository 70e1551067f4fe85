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
   * @param zone in which the cron expression is read; the business's own when not given
   * @param parameters of the start; {@code {month}} and {@code {time}} stand for those of the fire
   */
  record Entry(
      String job,
      String cron,
      @Nullable ZoneId zone,
      @DefaultValue Map<String, String> parameters,
      @DefaultValue("skip") Misfire misfire) {}
}
