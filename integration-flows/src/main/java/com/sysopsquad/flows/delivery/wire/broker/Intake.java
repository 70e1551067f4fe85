package com.sysopsquad.flows.delivery.wire.broker;

import com.sysopsquad.flows.message.Queues;
import org.jspecify.annotations.Nullable;

/**
 * What is accepted from a queue.
 *
 * @param longestBody maximum number of bytes of a body, as UTF-8
 * @param longestHeld maximum number of bytes of a larger body, as sent, that is moved to the queue
 *     of oversized messages
 * @param holding whether messages that are too large are kept at all
 */
public record Intake(String queue, long longestBody, long longestHeld, boolean holding) {

  /** The queue that keeps messages that are too large. */
  public static final String HOLD = Queues.OVERSIZED;

  /** Header of a message in the queue of oversized messages: where it came from. */
  public static final String HELD_FROM = "sysops_held_from";

  /**
   * Whether a message that is too large is kept; a message that was sent to a confidential queue
   * never is.
   *
   * @param origin the queue to which it was sent, or null if it is the same
   */
  public boolean holds(@Nullable String origin) {
    return holding && (origin == null || !Queues.CONFIDENTIAL.contains(origin));
  }

  /** Why a body with this many bytes is not accepted. */
  public String tooLarge(long bytes) {
    return "The body has %d bytes. At most %d are accepted.".formatted(bytes, longestBody);
  }
}
