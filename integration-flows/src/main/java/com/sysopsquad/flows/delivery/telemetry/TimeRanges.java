package com.sysopsquad.flows.delivery.telemetry;

import java.util.Arrays;
import java.util.List;

/** The ranges into which times are sorted, so that a count per range is all that is kept. */
public final class TimeRanges {

  private static final long[] BOUNDS = {
    10,
    25,
    50,
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    30_000,
    60_000,
    300_000,
    900_000,
    3_600_000,
    21_600_000,
    Long.MAX_VALUE
  };

  private TimeRanges() {}

  /** How many ranges there are. */
  public static int count() {
    return BOUNDS.length;
  }

  /** The range of a time; a negative one, of clocks that differ, is in the first. */
  public static int of(long millis) {
    int found = Arrays.binarySearch(BOUNDS, millis);
    return found >= 0 ? found : -found - 1;
  }

  /** The longest time of a range. */
  public static long atMostMillis(int range) {
    return BOUNDS[range];
  }

  /**
   * The longest time of the range in which a share of all times has ended.
   *
   * @param counts of each range
   * @param percent for example 95
   * @return -1 if nothing was counted
   */
  public static long percentile(List<Long> counts, int percent) {
    long all = counts.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return -1;
    }
    long needed = Math.max(1, (all * percent + 99) / 100);
    long seen = 0;
    for (int range = 0; range < counts.size(); range++) {
      seen += counts.get(range);
      if (seen >= needed) {
        return BOUNDS[range];
      }
    }
    return Long.MAX_VALUE;
  }
}
