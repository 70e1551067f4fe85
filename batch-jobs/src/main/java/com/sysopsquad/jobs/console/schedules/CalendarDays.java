package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.flows.csv.CsvFile;
import com.sysopsquad.flows.csv.CsvLine;
import com.sysopsquad.flows.csv.UnreadableCsv;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The days of a calendar as CSV: a day and its name a line, with or without a heading. */
final class CalendarDays {

  private static final List<String> COLUMNS = List.of("day", "name");
  private static final Set<String> HEADINGS = Set.of("day", "days", "date", "dates");
  private static final int LONGEST_NAME = 200;
  private static final Pattern QUOTED = Pattern.compile("[,\"\\r\\n]");

  private CalendarDays() {}

  /**
   * The days by date.
   *
   * @throws InvalidParameter names the line that cannot be read, or says that there are no days
   */
  static Map<LocalDate, String> read(String csv) {
    Map<LocalDate, String> days = new TreeMap<>();
    try {
      for (CsvLine line : CsvFile.readText("The days", csv, COLUMNS, HEADINGS)) {
        requireNoCards(line);
        LocalDate day = line.day("day");
        if (days.put(day, name(line)) != null) {
          throw line.refused("%s appears twice".formatted(day), "remove one of them");
        }
      }
    } catch (UnreadableCsv unreadable) {
      throw new InvalidParameter(String.valueOf(unreadable.getMessage()));
    }
    if (days.isEmpty()) {
      throw new InvalidParameter(
          "There are no days. Enter a day and its name, such as 2026-12-25,Christmas Day. To remove"
              + " a calendar, delete it.");
    }
    return days;
  }

  /** Nor does the reason repeat one. */
  private static void requireNoCards(CsvLine line) {
    for (String column : COLUMNS) {
      if (CardNumbers.in(line.optionalText(column))) {
        throw line.refused("the %s contains a card number".formatted(column), "remove it");
      }
    }
  }

  /** On one line. */
  private static String name(CsvLine line) {
    return line.optionalText("name").isEmpty()
        ? "holiday"
        : line.text("name", LONGEST_NAME).replaceAll("\\s*\\R\\s*", " ");
  }

  /** The same days as CSV. */
  static String write(Map<LocalDate, String> days) {
    return days.entrySet().stream()
        .map(day -> day.getKey() + "," + cell(day.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String cell(String name) {
    return QUOTED.matcher(name).find() ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
  }
}
