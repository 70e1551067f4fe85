package com.sysopsquad.jobs.schedule.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times in sentences. */
public final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm a", Locale.US);

  private Words() {}

  /** For example "Dec 25, 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** For example "Dec 25, 2026, 3:30 AM Eastern Time". */
  public static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone)) + " " + CronWords.zoneName(zone);
  }
}
