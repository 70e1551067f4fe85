package com.sysopsquad.jobs.console.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bar for each value, side by side, and the usual range behind them.
 *
 * @param label what the chart shows, for whoever does not see it
 * @param most the largest value that has room, as text
 * @param first what the first bar stands for
 * @param last what the last bar stands for
 * @param band the usual range; null if it is not known
 */
public record BarChart(
    String label, String most, String first, String last, @Nullable Band band, List<Bar> bars) {

  /** Room for the bars in pixels, below a line of text. */
  private static final int ROOM = 96;

  private static final int TOP = 20;
  private static final double GAP = 0.2;

  /** The share of the width that a bar takes at most, however few there are. */
  private static final double WIDEST = 0.1;

  /** Keeps a copy. */
  public BarChart {
    bars = List.copyOf(bars);
  }

  /**
   * Draws values in their order.
   *
   * @param most the largest value that must have room, as text; computed from {@link #largest}
   */
  public static BarChart of(
      String label,
      String most,
      String first,
      String last,
      @Nullable Range usual,
      List<Value> values) {
    long largest = largest(usual, values);
    List<Bar> bars = new ArrayList<>();
    for (Value value : values) {
      bars.add(bar(value, bars.size(), values.size(), largest));
    }
    return new BarChart(
        label, most, first, last, usual == null ? null : band(usual, largest), bars);
  }

  /** The largest value that has room; at least 1. */
  public static long largest(@Nullable Range usual, List<Value> values) {
    long largest = Math.max(1, usual == null ? 0 : usual.high());
    return Math.max(largest, values.stream().mapToLong(Value::amount).max().orElse(0));
  }

  private static Bar bar(Value value, int number, int count, long largest) {
    int height = height(value.amount(), largest);
    double width = Math.min(1 - GAP, WIDEST * count);
    return new Bar(
        Share.of(number + (1 - width) / 2, count),
        TOP + ROOM - height,
        Share.of(width, count),
        height,
        value.look().style(),
        value.title());
  }

  private static Band band(Range usual, long largest) {
    int high = height(usual.high(), largest);
    int low = height(usual.low(), largest);
    return new Band(
        TOP + ROOM - high, Math.max(1, high - low), TOP + ROOM - height(usual.mean(), largest));
  }

  /** At least one pixel, so that a small value is seen. */
  private static int height(long amount, long largest) {
    return amount <= 0
        ? 0
        : Math.max(1, Math.toIntExact(Math.round((double) amount * ROOM / largest)));
  }

  /** Height of the whole chart in pixels, with a line of text above and below. */
  public int height() {
    return base() + TOP;
  }

  /** Where the bars stand, in pixels from above. */
  public int base() {
    return TOP + ROOM;
  }

  /** Where the text below the bars is written. */
  public int textY() {
    return height() - 5;
  }

  /**
   * A value.
   *
   * @param title what it is, in words
   */
  public record Value(long amount, Look look, String title) {}

  /** The usual range of values. */
  public record Range(long low, long mean, long high) {}

  /** The usual range: its upper edge, its height, and its mean. */
  public record Band(int y, int height, int mean) {}

  /** A bar: its place and size, its class in the style sheet, and what it is in words. */
  public record Bar(String x, int y, String width, int height, String look, String title) {}
}
