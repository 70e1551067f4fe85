package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.payment.PaymentOutcome.Approved;
import com.sysopsquad.billing.payment.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.payment.PaymentOutcome.Declined;
import com.sysopsquad.billing.payment.PaymentOutcome.NotSent;
import com.sysopsquad.billing.payment.PaymentOutcome.Pending;
import com.sysopsquad.billing.payment.PaymentOutcome.Rejected;
import com.sysopsquad.billing.payment.PaymentOutcome.Throttled;
import com.sysopsquad.billing.payment.PaymentOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have a bill paid. It is open until its end is known, and what has ended never
 * changes again.
 *
 * @param number counted from 1; with the bill's reference it is the idempotency key
 * @param code the provider's decline or error code
 * @param reason in words for a person
 * @param settledAt when its end was known, null while it is open
 */
record PaymentAttempt(
    long billId,
    int number,
    AttemptState state,
    @Nullable String providerReference,
    @Nullable String code,
    @Nullable String reason,
    Instant attemptedAt,
    @Nullable Instant settledAt) {

  /** How long the provider remembers a key, with an hour to spare. */
  static final Duration KEY_IS_REMEMBERED = Duration.ofHours(23);

  PaymentAttempt {
    if (state.isOpen() != (settledAt == null)) {
      throw new IllegalArgumentException(
          "Attempt %d of bill %d cannot be %s".formatted(number, billId, state));
    }
    if (state == AttemptState.APPROVED && providerReference == null) {
      throw new IllegalArgumentException("A payment has a reference");
    }
  }

  /** An attempt by the answer to its first call. */
  static PaymentAttempt made(
      long billId, int number, Instant at, PaymentOutcome outcome, Instant now) {
    PaymentAttempt begun =
        new PaymentAttempt(
            billId, number, AttemptState.UNKNOWN, null, null, "The call was begun", at, null);
    return outcome instanceof Throttled(String why)
        ? begun.open(AttemptState.THROTTLED, null, why)
        : begun.answered(outcome, now);
  }

  /** An attempt for which there is no card. */
  static PaymentAttempt withoutCard(long billId, int number, Instant at) {
    return new PaymentAttempt(
        billId,
        number,
        AttemptState.NOT_SENT,
        null,
        "no_card",
        "The customer had no verified card when the run was frozen",
        at,
        at);
  }

  /** What it becomes by the answer to a further question or call. */
  PaymentAttempt answered(PaymentOutcome outcome, Instant now) {
    return switch (outcome) {
      case Approved approved -> approved(approved.providerReference(), approved.at());
      case Pending pending ->
          open(AttemptState.PENDING, pending.providerReference(), "The provider decides later");
      case Declined declined -> declined(declined, now);
      case CustomerAction action ->
          ended(
              AttemptState.CUSTOMER_ACTION,
              action.providerReference(),
              action.code(),
              action.reason(),
              now);
      // An earlier call may have arrived all the same: it stays as open as it was.
      case Throttled(String why) -> open(state, providerReference, why);
      case NotSent(String why) -> open(state, providerReference, why);
      case Unknown(String lastSeen) ->
          open(
              state == AttemptState.PENDING ? state : AttemptState.UNKNOWN,
              providerReference,
              lastSeen);
      case Rejected rejected ->
          ended(AttemptState.REJECTED, providerReference, rejected.code(), rejected.reason(), now);
    };
  }

  /** The money has moved. */
  PaymentAttempt approved(String reference, Instant at) {
    return ended(AttemptState.APPROVED, reference, null, null, at);
  }

  /** The bank said no. */
  PaymentAttempt declined(Declined declined, Instant now) {
    return ended(
        declined.mayRetry() ? AttemptState.SOFT_DECLINE : AttemptState.HARD_DECLINE,
        declined.providerReference(),
        declined.code(),
        declined.reason(),
        now);
  }

  /** Nobody can find out by machine any more. */
  PaymentAttempt parked(String why, Instant now) {
    return ended(AttemptState.PARKED, providerReference, code, why, now);
  }

  /** Whether the provider still makes nothing new of the same key. */
  boolean mayBeSentAgain(Instant now) {
    return now.isBefore(attemptedAt.plus(KEY_IS_REMEMBERED));
  }

  private PaymentAttempt open(AttemptState open, @Nullable String reference, String why) {
    return new PaymentAttempt(
        billId, number, whileOpen(open), reference, code, why, attemptedAt, null);
  }

  private PaymentAttempt ended(
      AttemptState end,
      @Nullable String reference,
      @Nullable String why,
      @Nullable String words,
      Instant at) {
    return new PaymentAttempt(
        billId, number, whileOpen(end), reference, why, words, attemptedAt, at);
  }

  private AttemptState whileOpen(AttemptState next) {
    if (!state.isOpen()) {
      throw new IllegalStateException(
          "Attempt %d of bill %d ended as %s and cannot become %s"
              .formatted(number, billId, state, next));
    }
    return next;
  }
}
