package com.sysopsquad.jobs.alarm.check;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When a schedule was due. */
final class DueStartTimes {

  private static final int MOST = 10_000;

  private DueStartTimes() {}

  /**
   * The due times after one time and up to another; the earliest 10,000.
   *
   * @param cron six or seven fields, as Quartz reads them
   */
  static List<Instant> of(String cron, ZoneId zone, Instant after, Instant until) {
    CronExpression expression = expression(cron);
    expression.setTimeZone(TimeZone.getTimeZone(zone));
    List<Instant> times = new ArrayList<>();
    Date next = expression.getNextValidTimeAfter(Date.from(after));
    while (next != null && !next.toInstant().isAfter(until) && times.size() < MOST) {
      times.add(next.toInstant());
      next = expression.getNextValidTimeAfter(next);
    }
    return times;
  }

  private static CronExpression expression(String cron) {
    try {
      return new CronExpression(cron);
    } catch (ParseException invalid) {
      throw new IllegalArgumentException(
          "\"%s\" is not a cron expression".formatted(cron), invalid);
    }
  }
}
