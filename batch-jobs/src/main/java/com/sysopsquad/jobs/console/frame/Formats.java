package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.flows.pricing.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Times, durations, numbers and parameters in a readable form; times in one zone. */
public final class Formats {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);
  private static final int FEW_SECONDS = 100;
  private static final double MILLIS = 1000;
  private static final int MONTH_LENGTH = 7;
  private static final int DAY_LENGTH = 10;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

  private final ZoneId zone;
  private final Clock clock;

  /** Writes times in a zone, relative to the clock. */
  public Formats(ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  /** The zone in which times are written. */
  public ZoneId zone() {
    return zone;
  }

  /** Now, in the zone. */
  public OffsetDateTime now() {
    return clock.instant().atZone(zone).toOffsetDateTime();
  }

  /** The time with the zone's offset; null stays null. */
  public @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }

  /**
   * For example "3:31 AM Eastern", with the date if it is not today and with the year if it is not
   * this year; a dash if there is none.
   */
  public String time(@Nullable Instant instant) {
    if (instant == null) {
      return "–";
    }
    ZonedDateTime time = instant.atZone(zone);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    String clockTime = TIME.format(time) + " " + zoneName();
    if (time.toLocalDate().equals(today)) {
      return clockTime;
    }
    return (time.getYear() == today.getYear() ? DAY : DATE).format(time) + ", " + clockTime;
  }

  /** The time of day, for example "3:31 AM", where day and zone are said beside it. */
  public String clock(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  /** For example "2026-12-01 08:28:55 UTC"; empty if there is none. */
  static String utc(@Nullable Instant instant) {
    return instant == null ? "" : UTC.format(instant);
  }

  /** For example "in 9 days 3 hours" or "2 minutes ago"; empty if there is none. */
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

  /** The two largest adjacent units, for example "1 hour 4 minutes". */
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
        parts.add(counted(amounts[unit], units[unit]));
      }
    }
    return parts.isEmpty() ? "less than a second" : String.join(" ", parts);
  }

  /** Like {@link #duration}, but with tenths up to 100 seconds, for example "9.1 s". */
  public static String exact(Duration duration) {
    return duration.toSeconds() < FEW_SECONDS
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS)
        : duration(duration);
  }

  /** A day, for example "Nov 15, 2026"; a dash if there is none. */
  public static String day(@Nullable LocalDate day) {
    return day == null ? "–" : DATE.format(day);
  }

  /**
   * The days of a period, for example "Nov 15, 2026 to Dec 14, 2026"; the end of the period is
   * exclusive.
   */
  public static String period(LocalDate start, LocalDate end) {
    return day(start) + " to " + day(end.minusDays(1));
  }

  /** For example "1,204". */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For example "1 dead letter" or "1,204 dead letters". */
  public static String counted(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  /** For example "$24,911.80" or "€1,201.40". */
  public static String money(long minor, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(Currency.getInstance(currency));
    BigDecimal amount = new Money(minor, currency).amount();
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }

  /** Amounts of several currencies, which are never added up: "$24,911.80 and €1,201.40". */
  public static String money(Map<String, Long> minor) {
    return list(
        new TreeMap<>(minor)
            .entrySet().stream().map(amount -> money(amount.getValue(), amount.getKey())).toList());
  }

  /** For example "A", "A and B", or "A, B, and C". */
  static String list(List<String> items) {
    return items.size() < 3
        ? String.join(" and ", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + ", and " + items.getLast();
  }

  /** The label of a key, for example "Billing date" of {@code billingDate}. */
  public static String label(String key) {
    String words = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** For example "Billing date: Dec 1, 2026". */
  public String parameters(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> label(parameter.getKey()) + ": " + value(parameter.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** A value of a parameter, for example "Dec 1, 2026" of 2026-12-01. */
  public String value(String value) {
    try {
      return switch (value.length()) {
        case MONTH_LENGTH -> MONTH.format(YearMonth.parse(value));
        case DAY_LENGTH -> day(LocalDate.parse(value));
        default -> time(Instant.parse(value));
      };
    } catch (DateTimeException notATime) {
      return value;
    }
  }

  private String zoneName() {
    return zone.getRules().isFixedOffset()
        ? zone.getId()
        : zone.getDisplayName(TextStyle.FULL, Locale.US).replaceFirst(" Time$", "");
  }
}
