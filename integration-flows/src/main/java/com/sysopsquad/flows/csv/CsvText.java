package com.sysopsquad.flows.csv;

import java.util.regex.Pattern;

/** A text as a field of a file of comma-separated values (RFC 4180). */
public final class CsvText {

  /** What a spreadsheet may take for a formula, also in East Asian width. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\t\\r\\n]|\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]|^\\s|\\s$");

  private CsvText() {}

  /** The field; a text that a spreadsheet would take for a formula begins with an apostrophe. */
  public static String field(String text) {
    String safe = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
