package com.sysopsquad.flows.monitor.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Which dead letters; null is any.
 *
 * @param state null: all that are not closed
 */
public record DeadLetterFilter(
    @Nullable DeadLetterState state, @Nullable String queue, @Nullable String fingerprint) {

  /**
   * A filter that can find something.
   *
   * @throws NoSuchDeadLetter if a name has a NUL, which no stored text has
   */
  public DeadLetterFilter {
    if ((queue != null && queue.indexOf('\0') >= 0)
        || (fingerprint != null && fingerprint.indexOf('\0') >= 0)) {
      throw new NoSuchDeadLetter("There is no dead letter of this group.");
    }
  }

  /** All that are not closed. */
  public static DeadLetterFilter open() {
    return new DeadLetterFilter(null, null, null);
  }
}
