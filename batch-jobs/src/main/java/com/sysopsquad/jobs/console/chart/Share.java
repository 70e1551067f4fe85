package com.sysopsquad.jobs.console.chart;

import java.util.Locale;

/** A place across a chart. In percent, so that texts keep their size however wide the chart is. */
final class Share {

  private static final double WHOLE = 100;

  private Share() {}

  /** For example "12.500%" of 1 and 8; between 0 and 100. */
  static String of(double part, double whole) {
    double percent = whole <= 0 ? 0 : WHOLE * part / whole;
    return String.format(Locale.ROOT, "%.3f%%", Math.clamp(percent, 0, WHOLE));
  }
}
