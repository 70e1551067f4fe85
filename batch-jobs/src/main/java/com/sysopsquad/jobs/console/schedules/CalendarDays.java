package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The days of a calendar as CSV: a day and its name a line, with or without a heading. */
final class CalendarDays {

  private CalendarDays() {}

  /**
   * The days by date.
   *
   * @throws InvalidParameter names the line that cannot be read
   */
  static Map<LocalDate, String> read(String csv) {
    Map<LocalDate, String> days = new TreeMap<>();
    int number = 0;
    for (String line : csv.lines().map(String::strip).toList()) {
      number++;
      boolean heading = number == 1 && line.toLowerCase(Locale.ROOT).startsWith("da");
      if (!line.isEmpty() && !heading) {
        read(line, number, days);
      }
    }
    return days;
  }

  private static void read(String line, int number, Map<LocalDate, String> days) {
    int comma = line.indexOf(',');
    String label = comma < 0 ? "holiday" : unquoted(line.substring(comma + 1).strip());
    LocalDate day;
    try {
      day = LocalDate.parse(unquoted((comma < 0 ? line : line.substring(0, comma)).strip()));
    } catch (DateTimeException notADay) {
      throw new InvalidParameter(
          "Line %d: enter a day and its name, such as 2026-12-25,Christmas Day.".formatted(number));
    }
    if (days.put(day, label.isEmpty() ? "holiday" : label) != null) {
      throw new InvalidParameter("Line %d: %s appears twice.".formatted(number, day));
    }
  }

  private static String unquoted(String cell) {
    return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  /** The same days as CSV. */
  static String write(Map<LocalDate, String> days) {
    return days.entrySet().stream()
        .map(
            day ->
                day.getKey()
                    + ","
                    + (day.getValue().contains(",") || day.getValue().contains("\"")
                        ? "\"" + day.getValue().replace("\"", "\"\"") + "\""
                        : day.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
