package com.sysopsquad.flows.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** One data line of a CSV file, read by the names of its columns. */
public final class CsvLine {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private final String file;
  private final int number;
  private final Map<String, String> values;

  CsvLine(String file, int number, Map<String, String> values) {
    this.file = file;
    this.number = number;
    this.values = values;
  }

  /** The text of a column without surrounding blanks; empty if the column is empty. */
  public String optionalText(String column) {
    String value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("There is no column " + column);
    }
    return value;
  }

  /**
   * The text of a column.
   *
   * @throws UnreadableCsv if it is empty
   */
  public String text(String column) {
    String value = optionalText(column);
    if (value.isEmpty()) {
      throw refused("the column %s is empty".formatted(column), "fill it in");
    }
    return value;
  }

  /**
   * The day in a column.
   *
   * @throws UnreadableCsv if it is not a day
   */
  public LocalDate day(String column) {
    String value = text(column);
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw refused(
            "the %s '%s' is not between the years %d and %d"
                .formatted(column, value, FIRST_YEAR, LAST_YEAR),
            "write it as 2026-11-30");
      }
      return day;
    } catch (DateTimeException e) {
      throw refused("the %s '%s' is not a day".formatted(column, value), "write it as 2026-11-30");
    }
  }

  /**
   * The decimal number in a column.
   *
   * @throws UnreadableCsv if it is not a number of at least 0
   */
  public BigDecimal amount(String column) {
    String value = text(column);
    if (!value.matches("\\d+(\\.\\d+)?")) {
      throw refused(
          "the %s '%s' is not a number from 0 up".formatted(column, value),
          "write digits with a decimal point, such as 12.50");
    }
    if (!value.matches("\\d{1,12}(\\.\\d{1,8})?")) {
      throw refused(
          "the %s '%s' is too long".formatted(column, value),
          "write at most 12 digits before the decimal point and 8 after it");
    }
    return new BigDecimal(value);
  }

  /**
   * The whole number in a column.
   *
   * @throws UnreadableCsv if it is not a whole number of at least 1
   */
  public int count(String column) {
    String value = text(column);
    if (value.matches("[1-9]\\d{9,}")) {
      throw refused("the %s '%s' is too large".formatted(column, value), "write at most 999999999");
    }
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw refused(
          "the %s '%s' is not a whole number from 1 up".formatted(column, value),
          "write digits only");
    }
    return Integer.parseInt(value);
  }

  /** Says that this line cannot be used. */
  public UnreadableCsv refused(String problem, String whatToDo) {
    return new UnreadableCsv(file, number, problem, whatToDo);
  }
}
