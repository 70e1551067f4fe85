package com.sysopsquad.flows.monitor.deadletter;

import java.time.Duration;
import java.util.List;

/**
 * How many messages of one kind failed lately on one queue, whatever has become of them.
 *
 * @param step how long each count covers
 * @param counts the last one is of the time that ends now
 */
public record DeadLetterTrend(String queue, String fingerprint, Duration step, List<Long> counts) {

  /** Copies the counts. */
  public DeadLetterTrend {
    counts = List.copyOf(counts);
  }

  /** All of them. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
