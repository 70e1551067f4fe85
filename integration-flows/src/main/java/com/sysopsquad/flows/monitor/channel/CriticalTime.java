package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.telemetry.TimeRanges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many messages were applied in a time, and how long they took from their sender to their
 * effect.
 *
 * @param from when the time begins
 * @param applied all of them
 * @param times how many took how long, by range; without what was sent again
 */
public record CriticalTime(Instant from, long applied, List<Long> times) {

  /** The longest that is told apart. */
  static final Duration LONGEST =
      Duration.ofMillis(TimeRanges.atMostMillis(TimeRanges.count() - 2));

  /** Copies the times. */
  public CriticalTime {
    times = List.copyOf(times);
  }

  /** How many of them have a time. */
  public long timed() {
    return times.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The time within which this share of the messages was applied, rounded up; null if there were
   * none.
   *
   * @param percent for example 95
   */
  public @Nullable Duration within(int percent) {
    long millis = TimeRanges.percentile(times, percent);
    return millis < 0
        ? null
        : millis == Long.MAX_VALUE ? LONGEST.plusSeconds(1) : Duration.ofMillis(millis);
  }

  /** Whether the time is longer than all that are told apart. */
  public static boolean isBeyond(Duration time) {
    return time.compareTo(LONGEST) > 0;
  }
}
