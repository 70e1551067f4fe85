package com.sysopsquad.web.body;

import java.time.Duration;

/**
 * How fast a body must arrive.
 *
 * @param grace time for which nobody asks
 * @param bytesPerSecond minimum average rate after that, from the beginning on; only time in which
 *     something waits for the body counts
 */
record Pace(Duration grace, long bytesPerSecond) {

  private static final double NANOS_PER_SECOND = 1e9;

  boolean isTooSlow(long bytes, long waitedNanos) {
    return waitedNanos > grace.toNanos()
        && bytes < bytesPerSecond * (waitedNanos / NANOS_PER_SECOND);
  }
}
