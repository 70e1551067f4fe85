package com.sysopsquad.billing.provider;

import java.time.Duration;
import java.time.Instant;

/** How long the provider recognizes a call by its key. */
public final class IdempotencyKeys {

  /** A day, minus an hour as a safety margin. */
  private static final Duration REMEMBERED = Duration.ofHours(23);

  /** The clocks of two servers of a database may differ by less. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private IdempotencyKeys() {}

  /**
   * Whether the provider certainly remembers a key.
   *
   * @param firstUse the earliest time at which it may have been used; if this is to come, a clock
   *     was ahead, and nobody knows how long ago it was used
   */
  public static boolean areRemembered(Instant firstUse, Instant now) {
    return now.isBefore(firstUse.plus(REMEMBERED)) && !firstUse.isAfter(now.plus(CLOCKS_DIFFER));
  }
}
