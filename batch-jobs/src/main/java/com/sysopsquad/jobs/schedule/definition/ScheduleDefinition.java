package com.sysopsquad.jobs.schedule.definition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule starts, and when.
 *
 * @param cron six or seven fields, as Quartz reads them
 * @param zone zone of the cron expression and of the due day
 * @param parameters parameters of the start; {@code {day}}, {@code {month}} and {@code {time}} are
 *     replaced by those of the due time
 * @param misfire what happens to a start that was missed
 * @param calendar days on which it does not start as usual; null for none
 * @param onHoliday what happens to a start that is due on a day of the calendar
 * @param after job that must have completed on the due day before this one starts; null for none
 * @param waitAtMost how long a start waits for that job; then it begins anyway
 */
public record ScheduleDefinition(
    String job,
    String cron,
    ZoneId zone,
    Map<String, String> parameters,
    Misfire misfire,
    @Nullable String calendar,
    OnHoliday onHoliday,
    @Nullable String after,
    Duration waitAtMost) {

  /** How long a start waits for another job if nothing else is set. */
  public static final Duration DEFAULT_WAIT = Duration.ofHours(2);

  /** Keeps a copy, in the order of the names. */
  public ScheduleDefinition {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Without calendar and without another job to wait for. */
  public static ScheduleDefinition of(
      String job, String cron, ZoneId zone, Map<String, String> parameters, Misfire misfire) {
    return new ScheduleDefinition(
        job, cron, zone, parameters, misfire, null, OnHoliday.SKIP, null, DEFAULT_WAIT);
  }

  /** When it starts, in plain words, for example "Every day at 3:30 AM Eastern Time". */
  public String inWords() {
    return CronWords.of(cron, zone);
  }
}
