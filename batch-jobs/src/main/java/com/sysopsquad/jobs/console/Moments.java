package com.sysopsquad.jobs.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments and durations as people read them, in one time zone that is always named. */
public final class Moments {

  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);

  private final ZoneId zone;
  private final Clock clock;

  /** Tells moments in a zone, relative to the clock. */
  public Moments(ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  /** The zone in which moments are told. */
  public ZoneId zone() {
    return zone;
  }

  /** Now, in the zone. */
  public OffsetDateTime now() {
    return clock.instant().atZone(zone).toOffsetDateTime();
  }

  /** The moment with the zone's offset; null stays null. */
  public @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }

  /** For example "1 Dec 2026, 02:00:00 EST"; a dash when there is none. */
  public String absolute(@Nullable Instant instant) {
    return instant == null ? "–" : ABSOLUTE.format(instant.atZone(zone));
  }

  /** For example "in 9 days 3 hours" or "2 minutes ago"; empty when there is none. */
  public String relative(@Nullable Instant instant) {
    if (instant == null) {
      return "";
    }
    Duration ahead = Duration.between(clock.instant(), instant);
    if (ahead.abs().toSeconds() < 1) {
      return "now";
    }
    String words = duration(ahead.abs());
    return ahead.isNegative() ? words + " ago" : "in " + words;
  }

  /** The two largest units next to each other, for example "1 hour 4 minutes". */
  public static String duration(Duration duration) {
    long[] amounts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {"day", "hour", "minute", "second"};
    int first = 0;
    while (first < amounts.length && amounts[first] == 0) {
      first++;
    }
    List<String> parts = new ArrayList<>();
    for (int unit = first; unit < Math.min(first + 2, units.length); unit++) {
      if (amounts[unit] > 0) {
        parts.add(amounts[unit] + " " + units[unit] + (amounts[unit] == 1 ? "" : "s"));
      }
    }
    return parts.isEmpty() ? "less than a second" : String.join(" ", parts);
  }
}
