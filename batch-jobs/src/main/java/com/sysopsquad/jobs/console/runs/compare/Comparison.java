package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.run.Run;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param durations milliseconds of the whole run, and of each step
 */
record Comparison(
    Run a,
    Run b,
    List<Parameter> parameters,
    List<Line> durations,
    List<Line> counts,
    List<Money> money) {

  /** The name of the duration that is not of a step. */
  static final String WHOLE_RUN = "whole run";

  /** A parameter of both; null where it is missing. */
  record Parameter(String name, @Nullable String a, @Nullable String b) {

    boolean differs() {
      return !Objects.equals(a, b);
    }
  }

  /** A number of both; null where it is missing. */
  record Line(String what, @Nullable Long a, @Nullable Long b) {

    /** From the first to the second; null if one is missing. */
    @Nullable Long difference() {
      return a == null || b == null ? null : Long.valueOf(b - a);
    }
  }

  /** An amount of both in one currency; null for a run without any amounts. */
  record Money(String outcome, String currency, @Nullable Long a, @Nullable Long b) {

    /** The same as a number. */
    Line line(String what) {
      return new Line(what, a, b);
    }
  }
}
