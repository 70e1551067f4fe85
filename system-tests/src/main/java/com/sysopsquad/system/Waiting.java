package com.sysopsquad.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, never for a fixed time. */
public final class Waiting {

  private static final long STEP_NANOS = Duration.ofMillis(100).toNanos();

  private Waiting() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what text of the condition, for the error
   * @throws IllegalStateException if it does not hold within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited %s in vain until %s".formatted(limit, what));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
