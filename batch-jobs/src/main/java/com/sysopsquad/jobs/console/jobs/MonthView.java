package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.run.RunHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month with the outcome of each day.
 *
 * @param name for example "December 2026"
 * @param weeks weeks from Sunday to Saturday; days of other months have the number 0
 * @param previous the month before, as in a URL
 * @param next the month after, as in a URL; null if it has not begun
 */
record MonthView(String name, List<List<DayView>> weeks, String previous, @Nullable String next) {

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);
  private static final int DAYS_OF_A_WEEK = 7;

  static MonthView of(YearMonth month, List<RunHistory.Day> days, LocalDate today) {
    Map<LocalDate, RunHistory.Day> known =
        days.stream().collect(Collectors.toMap(RunHistory.Day::day, Function.identity()));
    List<List<DayView>> weeks = new ArrayList<>();
    int before = month.atDay(1).getDayOfWeek().getValue() % DAYS_OF_A_WEEK;
    for (int first = 1 - before; first <= month.lengthOfMonth(); first += DAYS_OF_A_WEEK) {
      List<DayView> week = new ArrayList<>();
      for (int number = first; number < first + DAYS_OF_A_WEEK; number++) {
        week.add(
            number < 1 || number > month.lengthOfMonth()
                ? DayView.NONE
                : DayView.of(month.atDay(number), known.get(month.atDay(number)), today));
      }
      weeks.add(week);
    }
    return new MonthView(
        NAME.format(month),
        weeks,
        month.minusMonths(1).toString(),
        month.isBefore(YearMonth.from(today)) ? month.plusMonths(1).toString() : null);
  }

  /**
   * A day.
   *
   * @param date as in a URL
   * @param sign for example "✓ 3" or "✗ 1"; null if nothing was started
   * @param look class of the style sheet for the sign
   * @param words the same in words
   */
  record DayView(
      int number, String date, boolean today, @Nullable String sign, String look, String words) {

    private static final DayView NONE = new DayView(0, "", false, null, "", "");

    static DayView of(LocalDate day, RunHistory.@Nullable Day runs, LocalDate today) {
      String date = Formats.day(day);
      if (runs == null) {
        return new DayView(
            day.getDayOfMonth(), day.toString(), day.equals(today), null, "", date + ": none");
      }
      return new DayView(
          day.getDayOfMonth(),
          day.toString(),
          day.equals(today),
          sign(runs),
          Badge.of(runs.last()).look(),
          date + ": " + words(runs));
    }

    /** Of the last run; a day with a failure that was made good still shows it. */
    private static String sign(RunHistory.Day runs) {
      String sign =
          switch (runs.last()) {
            case COMPLETED -> runs.failed() + runs.stopped() == 0 ? "✓" : "↻";
            case FAILED -> "✗";
            case STOPPED -> "■";
            case STARTING, RUNNING, STOPPING -> "▶";
          };
      return sign + " " + Formats.number(runs.runs());
    }

    private static String words(RunHistory.Day runs) {
      return Stream.of(
              part(runs.completed(), "completed"),
              part(runs.failed(), "failed"),
              part(runs.stopped(), "stopped"),
              part(runs.running(), "running"))
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(", "));
    }

    private static String part(long count, String what) {
      return count == 0 ? "" : Formats.number(count) + " " + what;
    }
  }
}
