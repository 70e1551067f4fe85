package com.sysopsquad.system.bench;

import java.time.Duration;
import java.util.Locale;

/** Prints one line per figure. */
final class Figure {

  private Figure() {}

  static void print(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s %.0f %s%n", name, value, unit);
  }

  static void print(String name, double value, String unit, double floor) {
    System.out.printf(
        Locale.ROOT, "%s %.0f %s floor=%.0f ratio=%.2f%n", name, value, unit, floor, value / floor);
  }

  static double perSecond(long count, Duration time) {
    return count / (time.toNanos() / 1e9);
  }
}
