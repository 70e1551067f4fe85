package com.sysopsquad.ops.terminal;

import java.math.BigDecimal;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Times, durations and numbers in a readable form. */
public final class Formats {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

  private static final int FEW_SECONDS = 100;
  private static final int MILLIS = 1000;

  private static final Pattern UTC_VALUE = Pattern.compile("[0-9-]{10}T[0-9:.]{5,20}Z");
  private static final Pattern DIRECTION_MARKS =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

  private Formats() {}

  public static String time(@Nullable OffsetDateTime time) {
    if (time == null) {
      return "-";
    }
    return (time.getOffset().equals(ZoneOffset.UTC) ? UTC_TIME : TIME).format(time);
  }

  /** The two largest units, for example "1 hour 4 minutes" or "38 seconds". */
  public static String duration(long seconds) {
    Duration duration = Duration.ofSeconds(Math.max(0, seconds));
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDays(), "day");
    add(parts, duration.toHoursPart(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    return parts.isEmpty()
        ? "less than a second"
        : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  /** Like {@link #duration}, but with tenths up to 100 seconds, for example "9.1 s". */
  public static String exact(long millis) {
    long seconds = millis / MILLIS;
    return seconds < FEW_SECONDS
        ? String.format(Locale.ROOT, "%.1f s", (double) millis / MILLIS)
        : duration(seconds);
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For example "$24,911.80" or "€1,201.40". */
  public static String money(long minor, String currency) {
    Currency known = Currency.getInstance(currency);
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(known);
    format.setMinimumFractionDigits(known.getDefaultFractionDigits());
    format.setMaximumFractionDigits(known.getDefaultFractionDigits());
    return format.format(BigDecimal.valueOf(minor, known.getDefaultFractionDigits()));
  }

  /** For example "A", "A and B", or "A, B, and C". */
  public static String list(List<String> items) {
    return items.size() < 3
        ? String.join(" and ", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + ", and " + items.getLast();
  }

  public static String parameters(Map<String, String> parameters) {
    return parameters(parameters, null);
  }

  /**
   * Parameters; a time among them is shown to the second, at the offset of the time beside it, if
   * there is one.
   */
  public static String parameters(Map<String, String> parameters, @Nullable OffsetDateTime beside) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + local(entry.getValue(), beside))
            .collect(Collectors.joining(" "));
  }

  /** The value of one parameter, as {@link #parameters} shows it. */
  public static String local(String value, @Nullable OffsetDateTime beside) {
    if (!UTC_VALUE.matcher(value).matches()) {
      return value;
    }
    try {
      Instant second = Instant.parse(value).truncatedTo(ChronoUnit.SECONDS);
      return beside == null
          ? second.toString()
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(second.atOffset(beside.getOffset()));
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  /** The text, or a dash if there is none. */
  public static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }

  /**
   * The text on one line and without control characters, so that it cannot control a terminal or
   * reverse the text next to it.
   */
  public static String plain(@Nullable String text) {
    return isolated(bare(text));
  }

  /** The text on one line, without control characters and without direction marks. */
  public static String bare(@Nullable String text) {
    return text == null
        ? ""
        : DIRECTION_MARKS.matcher(text).replaceAll("").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** A plain text isolated in its own direction, if some of it is written from right to left. */
  static String isolated(String bare) {
    return Bidi.requiresBidi(bare.toCharArray(), 0, bare.length())
        ? FIRST_STRONG_ISOLATE + bare + POP_DIRECTIONAL_ISOLATE
        : bare;
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
    }
  }
}
