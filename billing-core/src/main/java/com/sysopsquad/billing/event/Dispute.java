package com.sysopsquad.billing.event;

import com.sysopsquad.flows.pricing.Money;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A disputed payment in our records.
 *
 * @param id the provider's
 * @param charged what was paid
 * @param withdrawnMinor what the bank has taken back and not returned
 * @param statusAt when the provider told its status
 */
record Dispute(
    String id,
    long bill,
    UUID customerId,
    String charge,
    Money amount,
    Money charged,
    long withdrawnMinor,
    String status,
    Instant statusAt) {

  private static final Set<String> OPEN =
      Set.of("needs_response", "under_review", "warning_needs_response", "warning_under_review");
  private static final Set<String> ENDED = Set.of("won", "lost", "warning_closed", "prevented");

  /** Whether the provider uses this status. */
  static boolean isKnown(String status) {
    return OPEN.contains(status) || ENDED.contains(status);
  }

  /** Whether somebody has to answer. */
  static boolean needsAnswer(String status) {
    return status.endsWith("needs_response");
  }

  /** Whether it has ended. */
  static boolean isEnded(String status) {
    return ENDED.contains(status);
  }

  /** Whether another status replaces this one, in whatever order they are told. */
  boolean isReplacedBy(String other, Instant at) {
    if (isEnded(status) != isEnded(other)) {
      return isEnded(other);
    }
    return at.isAfter(statusAt);
  }
}
