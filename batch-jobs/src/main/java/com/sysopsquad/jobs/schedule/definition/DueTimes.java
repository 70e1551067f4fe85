package com.sysopsquad.jobs.schedule.definition;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** The due times of a cron expression in a zone, as Quartz computes them. */
public final class DueTimes {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final Pattern ONE_SECOND = Pattern.compile("\\s*\\d{1,2}\\s");
  private static final int CHANGES_AHEAD = 2;
  private static final int MOST_AT_A_CHANGE = 3;

  private final String cron;
  private final ZoneId zone;
  private final CronExpression expression;

  /**
   * Of a valid expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  public DueTimes(String cron, ZoneId zone) {
    this.cron = cron;
    this.zone = zone;
    this.expression = expression(cron, zone);
  }

  public static DueTimes of(ScheduleDefinition definition) {
    return new DueTimes(definition.cron(), definition.zone());
  }

  private static CronExpression expression(String cron, ZoneId zone) {
    try {
      var expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return expression;
    } catch (ParseException invalid) {
      throw new IllegalArgumentException(invalid.getMessage(), invalid);
    }
  }

  /** The first due time after a time; null if there is none anymore. */
  public @Nullable Instant next(Instant after) {
    var next = expression.getNextValidTimeAfter(Date.from(after));
    return next == null ? null : next.toInstant();
  }

  /** The first due times after a time. */
  public List<Instant> next(Instant after, int most) {
    return between(after, Instant.MAX, most);
  }

  /** The due times from one time, exclusive, to another, inclusive. */
  public List<Instant> between(Instant after, Instant to, int most) {
    var times = new ArrayList<Instant>();
    var next = next(after);
    while (next != null && !next.isAfter(to) && times.size() < most) {
      times.add(next);
      next = next(next);
    }
    return times;
  }

  /** The last due time at or before a time; the time itself if there is none after the first. */
  public Instant latest(Instant after, Instant to) {
    var latest = to;
    var next = next(after);
    while (next != null && !next.isAfter(to)) {
      latest = next;
      next = next(next);
    }
    return latest;
  }

  /**
   * That starts follow each other within a minute, and where daylight saving time skips or repeats
   * a due time, at the next two changes.
   */
  public List<String> warnings(Instant now) {
    var warnings = new ArrayList<String>();
    if (!ONE_SECOND.matcher(cron).lookingAt()) {
      warnings.add(
          "This is due more than once a minute, and every start adds a run. Unless you mean it, enter"
              + " one number as the first field, such as 0.");
    }
    var change = zone.getRules().nextTransition(now);
    for (int number = 0; number < CHANGES_AHEAD && change != null; number++) {
      warning(change, warnings);
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return warnings;
  }

  private void warning(ZoneOffsetTransition change, List<String> warnings) {
    boolean gap = change.isGap();
    var first = gap ? change.getDateTimeBefore() : change.getDateTimeAfter();
    var end = gap ? change.getDateTimeAfter() : change.getDateTimeBefore();
    var local =
        new DueTimes(cron, ZoneOffset.UTC)
            .between(
                instant(first).minusMillis(1), instant(end).minusMillis(1), MOST_AT_A_CHANGE + 1);
    if (local.isEmpty() || local.size() > MOST_AT_A_CHANGE) {
      return;
    }
    var length = change.getDuration().abs();
    var actual =
        between(
            change.getInstant().minus(length).minusMillis(1),
            change.getInstant().plus(length),
            Integer.MAX_VALUE);
    for (Instant time : local) {
      var at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
      warnings.add(gap ? skipped(change, at, actual) : repeated(change, at, actual));
    }
  }

  private static String skipped(
      ZoneOffsetTransition change, LocalDateTime at, List<Instant> actual) {
    var moved = at.toInstant(change.getOffsetBefore());
    return "On %s, clocks go forward and skip %s. The start %s."
        .formatted(
            DAY.format(at),
            TIME.format(at),
            actual.contains(moved)
                ? "is at " + TIME.format(moved.atOffset(change.getOffsetAfter()))
                : "is left out");
  }

  private static String repeated(
      ZoneOffsetTransition change, LocalDateTime at, List<Instant> actual) {
    boolean early = actual.contains(at.toInstant(change.getOffsetBefore()));
    boolean late = actual.contains(at.toInstant(change.getOffsetAfter()));
    return "On %s, clocks go back and %s happens twice. The job starts %s."
        .formatted(
            DAY.format(at),
            TIME.format(at),
            early && late ? "both times" : early ? "the first time" : "the second time");
  }

  private static Instant instant(LocalDateTime local) {
    return local.toInstant(ZoneOffset.UTC);
  }
}
