package com.sysopsquad.portal.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of a CSV file as RFC 4180 has it, in which no spreadsheet finds a formula. */
final class CsvLine {

  private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");
  // Also as their full-width forms, which some spreadsheets take for the same.
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");

  private final List<String> fields = new ArrayList<>();

  /** Adds words, which somebody may have typed to be taken for a formula. */
  CsvLine text(String text) {
    fields.add(quoted(FORMULA.matcher(text).find() ? "'" + text : text));
    return this;
  }

  /** Adds what we have written ourselves: a number, a day, a moment. */
  CsvLine value(Object value) {
    fields.add(quoted(value.toString()));
    return this;
  }

  private static String quoted(String field) {
    return TO_QUOTE.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  /** The line with its end. */
  @Override
  public String toString() {
    return String.join(",", fields) + "\r\n";
  }
}
