package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * Which time a URL asks for.
 *
 * @param begin when it begins, in the zone of all pages
 * @param hours how long it is
 */
record TimelineQuery(LocalDateTime begin, int hours, ZoneId zone) {

  private static final String FROM = "from";
  private static final String HOURS = "hours";
  private static final int EVENING = 18;
  private static final int NIGHT = 12;
  private static final int LONGEST = 48;

  /** Other years do not fit into the database, or can only be a mistake. */
  private static final String VALID = "2\\d{3}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?";

  private static final int DAY_LENGTH = 10;

  /**
   * Reads the parameters of a URL; without any, the present or last night, from 6 PM to 6 AM.
   *
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static TimelineQuery of(MultiValueMap<String, String> asked, Formats formats) {
    Query query = Query.of(asked, Set.of(FROM, HOURS));
    String from = query.text(FROM);
    String hours = query.text(HOURS);
    return new TimelineQuery(
        from == null ? lastEvening(formats) : begin(from),
        hours == null ? NIGHT : hours(hours),
        formats.zone());
  }

  /** The present or last night. */
  static TimelineQuery usual(Formats formats) {
    return new TimelineQuery(lastEvening(formats), NIGHT, formats.zone());
  }

  private static LocalDateTime lastEvening(Formats formats) {
    LocalDateTime now = formats.now().toLocalDateTime();
    LocalDateTime evening = now.toLocalDate().atTime(EVENING, 0);
    return now.isBefore(evening) ? evening.minusDays(1) : evening;
  }

  private static LocalDateTime begin(String text) {
    try {
      if (text.matches(VALID)) {
        return text.length() == DAY_LENGTH
            ? LocalDate.parse(text).atTime(EVENING, 0)
            : LocalDateTime.parse(text);
      }
    } catch (DateTimeException _) {
      // Told below, as is everything else that is no time.
    }
    throw new InvalidQuery("from must be a time such as 2026-12-01T18:00.");
  }

  private static int hours(String text) {
    int hours = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    if (hours < 1 || hours > LONGEST) {
      throw new InvalidQuery("hours must be from 1 to %d.".formatted(LONGEST));
    }
    return hours;
  }

  Instant from() {
    return begin.atZone(zone).toInstant();
  }

  Instant until() {
    return from().plus(Duration.ofHours(hours));
  }

  /** The beginning as in a URL, some days later. */
  String fromOf(int daysLater) {
    return begin.plusDays(daysLater).truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
