package com.sysopsquad.flows.monitor.trace;

/** There is no trace with that number. */
public final class NoSuchTrace extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoSuchTrace(long number) {
    super("There is no trace %d. Traces are kept for a day.".formatted(number));
  }
}
