package com.sysopsquad.flows.delivery.wire;

import com.sysopsquad.flows.message.Queues;
import org.jspecify.annotations.Nullable;

/**
 * What is taken in from a queue.
 *
 * @param longestBody most bytes of a body, as UTF-8
 * @param longestHeld most bytes of a larger body, as it was sent, that is moved to the queue of
 *     oversized messages
 * @param holding whether what is too large is kept at all
 */
public record Intake(String queue, long longestBody, long longestHeld, boolean holding) {

  /** Where what is too large is kept. */
  public static final String HOLD = Queues.OVERSIZED;

  /** Header of a message in the queue of oversized messages: where it came from. */
  public static final String HELD_FROM = "sysops_held_from";

  /**
   * Whether a message that is too large is kept; one that was sent to a confidential queue never
   * is.
   *
   * @param origin the queue to which it was sent, or null if it is the same
   */
  public boolean holds(@Nullable String origin) {
    return holding && (origin == null || !Queues.CONFIDENTIAL.contains(origin));
  }

  /** Why a body with so many bytes is not taken in. */
  public String tooLarge(long bytes) {
    return "The body has %d bytes, at most %d are taken in.".formatted(bytes, longestBody);
  }
}
