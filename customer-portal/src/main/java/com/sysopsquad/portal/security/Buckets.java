package com.sysopsquad.portal.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of something is left to whom, in this replica. What is watched is bounded; the longest
 * unused is forgotten first.
 */
public final class Buckets {

  private final TimeMeter time;
  private final Map<String, Bucket> buckets;

  /** Watches so many at most. */
  public Buckets(int most, Clock clock) {
    this.time = new ClockMeter(clock);
    this.buckets = new Recent(most);
  }

  /** The bucket of this key, a full one if it is not watched yet. */
  public synchronized Bucket of(String key, int capacity, Duration window) {
    return buckets.computeIfAbsent(
        key,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, window))
                .withCustomTimePrecision(time)
                .build());
  }

  /** How many are watched. */
  synchronized int size() {
    return buckets.size();
  }

  /** Keeps the entries that were used last. */
  private static final class Recent extends LinkedHashMap<String, Bucket> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > most;
    }
  }

  /** Time as our clock tells it. */
  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
