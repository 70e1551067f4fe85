package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Which letters; null is any.
 *
 * @param state null: all that are not closed
 */
public record LetterFilter(
    @Nullable LetterState state, @Nullable String queue, @Nullable String fingerprint) {

  /** All that are not closed. */
  public static LetterFilter open() {
    return new LetterFilter(null, null, null);
  }
}
