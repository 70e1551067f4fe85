package com.sysopsquad.portal.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of a CSV file by RFC 4180 in which no spreadsheet finds a formula. */
final class CsvLine {

  private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");
  // Includes their full-width forms, which some spreadsheets treat in the same way.
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");

  private final List<String> fields = new ArrayList<>();

  /** Adds text that someone may have typed so that it is taken for a formula. */
  CsvLine text(String text) {
    fields.add(quoted(FORMULA.matcher(text).find() ? "'" + text : text));
    return this;
  }

  /** Adds our own values: a number, a day, a time. */
  CsvLine value(Object value) {
    fields.add(quoted(value.toString()));
    return this;
  }

  private static String quoted(String field) {
    return TO_QUOTE.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  /** The line with its line break. */
  @Override
  public String toString() {
    return String.join(",", fields) + "\r\n";
  }
}
