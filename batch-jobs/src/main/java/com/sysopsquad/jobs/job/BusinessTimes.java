package com.sysopsquad.jobs.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times in sentences, as people of the business read them. */
public final class BusinessTimes {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm a z", Locale.US);

  private BusinessTimes() {}

  /** For example "Dec 25, 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** For example "Nov 30, 2026, 3:30 AM EST". */
  public static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }
}
