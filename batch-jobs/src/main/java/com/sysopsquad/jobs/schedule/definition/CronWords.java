package com.sysopsquad.jobs.schedule.definition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usual cron expressions in plain words; of any other one, the expression itself. */
final class CronWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("h:mm:ss a", Locale.US);
  private static final Pattern IN_ANY_ZONE =
      Pattern.compile("Every (second|minute|\\d+ minutes?)(, \\d+ seconds? past the minute)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
  private static final Pattern EACH = Pattern.compile("(?:\\*|0)/(\\d{1,2})");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,2})-(\\d{1,2})");
  private static final Pattern NTH_DAY = Pattern.compile("([0-9A-Z]+)#([1-5])");
  private static final List<String> NTH = List.of("first", "second", "third", "fourth", "fifth");
  private static final int YEAR = 6;

  private CronWords() {}

  /** For example "Every day at 3:30 AM Eastern Time", or "Every 15 minutes", which has no zone. */
  static String of(String cron, ZoneId zone) {
    String[] fields = cron.strip().toUpperCase(Locale.ROOT).split("\\s+");
    String words = words(fields).orElse("Cron \"" + cron.strip() + "\"");
    return IN_ANY_ZONE.matcher(words).matches() ? words : words + " " + zoneName(zone);
  }

  /** For example "Eastern Time". */
  static String zoneName(ZoneId zone) {
    return zone.getRules().isFixedOffset()
        ? zone.getId()
        : zone.getDisplayName(TextStyle.FULL, Locale.US);
  }

  private static Optional<String> words(String[] fields) {
    if (fields.length < YEAR || fields.length > YEAR + 1) {
      return Optional.empty();
    }
    try {
      Optional<String> days = days(fields[3], fields[4], fields[5]);
      String year = fields.length == YEAR || fields[YEAR].equals("*") ? "" : " in " + fields[YEAR];
      if (!year.isEmpty() && !fields[YEAR].matches("\\d{4}")) {
        return Optional.empty();
      }
      Optional<String> repeated = repeated(fields[0], fields[1], fields[2]);
      if (repeated.isPresent()) {
        return days.map(
            when -> repeated.get() + (when.equals("Every day") ? "" : ", " + lower(when)) + year);
      }
      return times(fields[0], fields[1], fields[2])
          .flatMap(at -> days.map(when -> when + " at " + at + year));
    } catch (DateTimeException | IllegalArgumentException notUsual) {
      return Optional.empty();
    }
  }

  /** For example "Every 15 minutes". */
  private static Optional<String> repeated(String second, String minute, String hour) {
    if (hour.equals("*") && minute.equals("*") && second.equals("*")) {
      return Optional.of("Every second");
    }
    if (!isNumber(second)) {
      return Optional.empty();
    }
    String past =
        second.matches("0+") ? "" : ", " + counted(number(second), "second") + " past the minute";
    Matcher hours = RANGE.matcher(hour);
    if (hours.matches() && isNumber(minute) && past.isEmpty()) {
      return Optional.of(
          "Every hour from %s to %s"
              .formatted(at(hours.group(1), minute), at(hours.group(2), minute)));
    }
    Matcher everyHours = EACH.matcher(hour);
    if (everyHours.matches() && isNumber(minute) && past.isEmpty()) {
      return Optional.of(
          "Every %s%s"
              .formatted(counted(number(everyHours.group(1)), "hour"), minutesPast(minute)));
    }
    if (!hour.equals("*")) {
      return Optional.empty();
    }
    if (minute.equals("*")) {
      return Optional.of("Every minute" + past);
    }
    Matcher minutes = EACH.matcher(minute);
    if (minutes.matches() && 60 % Math.max(1, number(minutes.group(1))) == 0) {
      return Optional.of("Every " + counted(number(minutes.group(1)), "minute") + past);
    }
    return isNumber(minute) && past.isEmpty()
        ? Optional.of("Every hour" + minutesPast(minute))
        : Optional.empty();
  }

  private static String minutesPast(String minute) {
    return number(minute) == 0
        ? " on the hour"
        : " at " + counted(number(minute), "minute") + " past the hour";
  }

  /** For example "8:00 AM, 12:00 PM and 6:00 PM". */
  private static Optional<String> times(String second, String minute, String hour) {
    if (!isNumber(second) || !isNumber(minute)) {
      return Optional.empty();
    }
    List<String> hours = List.of(hour.split(","));
    if (!hours.stream().allMatch(CronWords::isNumber)) {
      return Optional.empty();
    }
    return Optional.of(
        joined(
            hours.stream()
                .map(each -> LocalTime.of(number(each), number(minute), number(second)))
                .sorted()
                .map(time -> (time.getSecond() == 0 ? TIME : SECONDS).format(time))
                .toList()));
  }

  /** For example "Every day" or "On the 1st of every month". */
  private static Optional<String> days(String day, String month, String weekday) {
    boolean anyDay = isAny(day);
    boolean anyWeekday = isAny(weekday);
    if (!anyDay && !anyWeekday) {
      return Optional.empty();
    }
    if (anyDay && anyWeekday) {
      return month.equals("*")
          ? Optional.of("Every day")
          : Optional.of("Every day in " + months(month));
    }
    String each = month.equals("*") ? "every month" : months(month);
    if (anyWeekday) {
      if (isNumber(day) && !month.equals("*")) {
        return month.contains(",")
            ? Optional.of("On the %s of %s".formatted(ordinal(number(day)), each))
            : Optional.of("Every year on %s %d".formatted(each, number(day)));
      }
      return dayOfMonth(day).map(words -> "On the " + words + " of " + each);
    }
    return weekdays(weekday, each, month.equals("*") ? "" : " in " + each);
  }

  private static Optional<String> dayOfMonth(String day) {
    return switch (day) {
      case "L" -> Optional.of("last day");
      case "LW" -> Optional.of("last weekday");
      case "1W" -> Optional.of("first weekday");
      default ->
          Arrays.stream(day.split(",")).allMatch(CronWords::isNumber)
              ? Optional.of(
                  joined(Arrays.stream(day.split(",")).map(each -> ordinal(number(each))).toList()))
              : Optional.empty();
    };
  }

  private static Optional<String> weekdays(String field, String each, String in) {
    if (field.equals("MON-FRI") || field.equals("2-6")) {
      return Optional.of("Monday to Friday" + in);
    }
    Matcher nth = NTH_DAY.matcher(field);
    if (nth.matches()) {
      return Optional.of(
          "On the %s %s of %s"
              .formatted(NTH.get(number(nth.group(2)) - 1), weekday(nth.group(1)), each));
    }
    if (field.length() > 1 && field.endsWith("L")) {
      return Optional.of(
          "On the last %s of %s".formatted(weekday(field.substring(0, field.length() - 1)), each));
    }
    return field.contains("-") || field.contains("/")
        ? Optional.empty()
        : Optional.of(
            "Every "
                + joined(Arrays.stream(field.split(",")).map(CronWords::weekday).toList())
                + in);
  }

  private static String weekday(String text) {
    List<String> names = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    int index = names.contains(text) ? names.indexOf(text) : number(text) - 1;
    return DayOfWeek.SUNDAY.plus(index).getDisplayName(TextStyle.FULL, Locale.US);
  }

  private static String months(String field) {
    return joined(Arrays.stream(field.split(",")).map(CronWords::month).toList());
  }

  private static String month(String text) {
    for (Month month : Month.values()) {
      if (month.name().startsWith(text) && text.length() == 3) {
        return month.getDisplayName(TextStyle.FULL, Locale.US);
      }
    }
    return Month.of(number(text)).getDisplayName(TextStyle.FULL, Locale.US);
  }

  private static boolean isAny(String field) {
    return field.equals("*") || field.equals("?");
  }

  private static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }

  private static int number(String field) {
    return Integer.parseInt(field);
  }

  private static String at(String hour, String minute) {
    return TIME.format(LocalTime.of(number(hour), number(minute)));
  }

  private static String counted(int count, String what) {
    return count == 1 && !what.equals("second")
        ? what
        : count + " " + what + (count == 1 ? "" : "s");
  }

  private static String ordinal(int number) {
    if (number % 100 >= 11 && number % 100 <= 13) {
      return number + "th";
    }
    return number
        + switch (number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private static String joined(List<String> words) {
    return words.size() < 3
        ? String.join(" and ", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + ", and " + words.getLast();
  }

  private static String lower(String words) {
    return words.startsWith("Monday")
        ? words
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
