package com.sysopsquad.flows.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: doubled each time up to a bound, and jittered by a quarter. */
final class BackOff {

  private final long shortest;
  private final long longest;
  private long next;

  BackOff(Duration shortest, Duration longest) {
    this.shortest = shortest.toMillis();
    this.longest = Math.max(this.shortest, longest.toMillis());
    this.next = this.shortest;
  }

  Duration next() {
    long pause = next;
    next = Math.min(longest, next * 2);
    long jitter = Math.max(1, pause / 4);
    return Duration.ofMillis(pause - jitter + ThreadLocalRandom.current().nextLong(2 * jitter + 1));
  }

  void reset() {
    next = shortest;
  }
}
