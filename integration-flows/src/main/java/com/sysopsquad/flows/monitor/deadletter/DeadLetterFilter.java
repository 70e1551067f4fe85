package com.sysopsquad.flows.monitor.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Which dead letters; null is any.
 *
 * @param state null: all that are not closed
 */
public record DeadLetterFilter(
    @Nullable DeadLetterState state, @Nullable String queue, @Nullable String fingerprint) {

  /** All that are not closed. */
  public static DeadLetterFilter open() {
    return new DeadLetterFilter(null, null, null);
  }
}
