package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for its next attempt.
 *
 * @param position its place in the order of its queue and subject
 * @param attempts how often it has failed; 0 if it only waits behind another
 * @param firstFailedAt null if it has not failed
 * @param heldSince since when its subject has been waiting without a break; null if unknown
 * @param givenUp its last failure, and who gave up on it and why; null if nobody did
 */
public record WaitingMessage(
    long position,
    ReceivedMessage message,
    int attempts,
    @Nullable Instant firstFailedAt,
    @Nullable Instant heldSince,
    @Nullable Failure givenUp) {

  /** Since when it has been waiting for others of its subject; null if they wait for it. */
  @Nullable Instant heldByOthersSince() {
    return heldSince == null || (firstFailedAt != null && !heldSince.isBefore(firstFailedAt))
        ? null
        : heldSince;
  }

  /** The failure of another attempt that began at this time and ends now. */
  public Failure failed(Throwable thrown, Instant begin, Instant now) {
    Instant first = firstFailedAt == null ? begin : firstFailedAt;
    InvalidMessages invalid = FailureClassifier.invalidMessages(thrown);
    return invalid == null
        ? Failure.of(thrown, attempts + 1, first, now)
        : Failure.of(
            invalid.defects().getOrDefault(message.id(), "Invalid"), attempts + 1, first, now);
  }
}
