package com.sysopsquad.flows.csv;

/** A line of a CSV file that cannot be used; the message names file, line and what to do. */
public class UnreadableCsv extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableCsv(String file, int line, String problem, String whatToDo) {
    super("%s, line %d: %s; %s.".formatted(file, line, problem, whatToDo));
  }

  UnreadableCsv(String file, String problem, Throwable cause) {
    super("%s: %s.".formatted(file, problem), cause);
  }
}
