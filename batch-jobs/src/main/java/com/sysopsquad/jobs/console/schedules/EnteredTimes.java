package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Times that a person enters: with an offset, or else in the zone of operations. */
final class EnteredTimes {

  private static final int OFFSET_FROM = 16;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private EnteredTimes() {}

  /** The time; null if there is none. */
  static @Nullable Instant optional(@Nullable String text, ZoneId zone) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String given = text.strip();
    try {
      return known(
          given.length() > OFFSET_FROM && given.substring(OFFSET_FROM).matches(".*[Z+-].*")
              ? OffsetDateTime.parse(given).toInstant()
              : LocalDateTime.parse(given).atZone(zone).toInstant());
    } catch (DateTimeException notATime) {
      throw new InvalidParameter(
          "\"%s\" is not a time. Use a time such as 2026-12-24T18:00.".formatted(given));
    }
  }

  /** Other times do not fit into the database, or can only be a mistake. */
  private static Instant known(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new DateTimeException("out of range");
    }
    return time;
  }

  /** The time, which must be there. */
  static Instant required(String name, @Nullable String text, ZoneId zone) {
    Instant time = optional(text, zone);
    if (time == null) {
      throw new InvalidParameter("Enter the %s.".formatted(name));
    }
    return time;
  }
}
