package com.sysopsquad.flows.delivery.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Creates UUIDs of version 7 (RFC 9562): each is greater than the previous one, even within one
 * millisecond and if the clock is set back.
 */
public final class TimeOrderedIds {

  private static final int COUNTER_BITS = 12;
  private static final long COUNTER_START = 1L << (COUNTER_BITS - 1);
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;

  /** Milliseconds and counter of the last id, combined in one number that only increases. */
  private long last;

  /** Ids with the time of this clock. */
  public TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  /** The next id. */
  public synchronized UUID next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long earliest = (clock.millis() << COUNTER_BITS) | random.nextLong(COUNTER_START);
    last = Math.max(last + 1, earliest);
    long milliseconds = last >>> COUNTER_BITS;
    long counter = last & ((1L << COUNTER_BITS) - 1);
    long high = (milliseconds << 16) | 0x7000L | counter;
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }

  /** Whether the id contains its time. */
  static boolean isTimeOrdered(UUID id) {
    return id.version() == 7 && id.variant() == 2;
  }

  /** When the id was created, to the millisecond. */
  static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
