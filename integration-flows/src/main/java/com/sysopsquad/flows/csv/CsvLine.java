package com.sysopsquad.flows.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** One data line of a CSV file, read by the names of its columns. */
public final class CsvLine {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final int LONGEST_QUOTE = 60;

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
   * The text of a column that people will read.
   *
   * @param most how many characters it may have
   * @throws UnreadableCsv if it is empty, longer, or contains characters that nobody sees
   */
  public String text(String column, int most) {
    String value = text(column);
    int length = value.codePointCount(0, value.length());
    if (length > most) {
      throw refused(
          "the %s has %d characters".formatted(column, length),
          "shorten it to at most %d".formatted(most));
    }
    value
        .codePoints()
        .filter(CsvLine::isUnseen)
        .findFirst()
        .ifPresent(
            unseen -> {
              throw refused(
                  "the %s contains the invisible character U+%04X".formatted(column, unseen),
                  "type it again");
            });
    return value;
  }

  /** What has no width or changes the direction of writing; joiners belong to words and emoji. */
  private static boolean isUnseen(int character) {
    return character == 0x200B
        || character == 0x2060
        || character == 0xFEFF
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /**
   * The day in a column.
   *
   * @throws UnreadableCsv if it is not a day of the years 1900 to 2199
   */
  public LocalDate day(String column) {
    String value = text(column);
    LocalDate day;
    try {
      day = LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw refused(
          "the %s '%s' is not a day".formatted(column, shown(value)), "write it as 2026-11-30");
    }
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw refused(
          "the %s '%s' is not between the years %d and %d"
              .formatted(column, value, FIRST_YEAR, LAST_YEAR),
          "check the year");
    }
    return day;
  }

  /**
   * The decimal number in a column.
   *
   * @throws UnreadableCsv if it is not a number of at least 0
   */
  public BigDecimal amount(String column) {
    String value = text(column);
    if (!value.matches("[0-9]+(\\.[0-9]+)?")) {
      throw refused(
          "the %s '%s' is not a number from 0 up".formatted(column, shown(value)),
          "write digits with a decimal point, such as 12.50");
    }
    if (!value.matches("0*[0-9]{1,12}(\\.[0-9]+)?")) {
      throw refused(
          "the %s '%s' is too large".formatted(column, shown(value)),
          "write at most 12 digits before the decimal point");
    }
    if (!value.matches("[0-9]+(\\.[0-9]{1,8})?")) {
      throw refused(
          "the %s '%s' is too precise".formatted(column, shown(value)),
          "write at most 8 digits after the decimal point");
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
    if (value.matches("[1-9][0-9]{9,}")) {
      throw refused(
          "the %s '%s' is too large".formatted(column, shown(value)),
          "write a number of at most 9 digits");
    }
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw refused(
          "the %s '%s' is not a whole number from 1 up".formatted(column, shown(value)),
          "write digits only");
    }
    return Integer.parseInt(value);
  }

  /** The beginning of a value, as a reason quotes it. */
  public static String shown(String value) {
    return value.length() <= LONGEST_QUOTE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…";
  }

  /** Says that this line cannot be used. */
  public UnreadableCsv refused(String problem, String whatToDo) {
    return new UnreadableCsv(file, number, problem, whatToDo);
  }
}
