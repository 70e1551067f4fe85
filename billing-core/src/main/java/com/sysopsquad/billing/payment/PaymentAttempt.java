package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.provider.IdempotencyKeys;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Approved;
import com.sysopsquad.billing.provider.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.provider.PaymentOutcome.Declined;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentOutcome.Pending;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get a bill paid. It is open until its outcome is known. An ended attempt never
 * changes again, so only an open attempt has transitions.
 */
public sealed interface PaymentAttempt {

  /** Counted from 1; together with the bill's reference it is the idempotency key. */
  int number();

  AttemptState state();

  @Nullable String providerReference();

  /** The provider's decline or error code. */
  default @Nullable String code() {
    return null;
  }

  /** Why it is not paid, for a person; null if it is. */
  default @Nullable String reason() {
    return null;
  }

  Instant attemptedAt();

  /** When its outcome was known; null while it is open. */
  default @Nullable Instant settledAt() {
    return null;
  }

  /** Creates an attempt from the answer to its first call. */
  static PaymentAttempt made(int number, Instant at, PaymentOutcome outcome, Instant now) {
    AttemptState state =
        outcome instanceof Throttled ? AttemptState.THROTTLED : AttemptState.UNKNOWN;
    return new Open(number, state, null, null, "The call was begun", at).answered(outcome, now);
  }

  /** An attempt for which there is no card. */
  static Unpaid withoutCard(int number, Instant at) {
    return new Unpaid(
        number,
        AttemptState.NOT_SENT,
        null,
        "no_card",
        "The customer has no card that can be charged",
        at,
        at);
  }

  /** The money has moved. */
  record Paid(int number, String providerReference, Instant attemptedAt, Instant settledAt)
      implements PaymentAttempt {

    @Override
    public AttemptState state() {
      return AttemptState.APPROVED;
    }
  }

  /** It ended without a payment, or a person must find out whether there was one. */
  record Unpaid(
      int number,
      AttemptState state,
      @Nullable String providerReference,
      @Nullable String code,
      String reason,
      Instant attemptedAt,
      Instant settledAt)
      implements PaymentAttempt {

    /** Rejects states that are open or paid. */
    public Unpaid {
      if (state.isOpen() || state == AttemptState.APPROVED) {
        throw new IllegalArgumentException(
            "Attempt %d cannot end unpaid as %s".formatted(number, state));
      }
    }
  }

  /** Its outcome is not known yet. */
  record Open(
      int number,
      AttemptState state,
      @Nullable String providerReference,
      @Nullable String code,
      String reason,
      Instant attemptedAt)
      implements PaymentAttempt {

    /** Rejects states that have ended. */
    public Open {
      if (!state.isOpen()) {
        throw new IllegalArgumentException(
            "Attempt %d cannot be open as %s".formatted(number, state));
      }
    }

    /** The new state after the answer to a question or call. */
    PaymentAttempt answered(PaymentOutcome outcome, Instant now) {
      return switch (outcome) {
        case Approved(String reference, Instant at) -> new Paid(number, reference, attemptedAt, at);
        case Pending(String reference) ->
            open(AttemptState.PENDING, reference, "The provider decides later");
        case Declined declined ->
            unpaid(
                declined.mayRetry() ? AttemptState.SOFT_DECLINE : AttemptState.HARD_DECLINE,
                declined.providerReference(),
                declined.code(),
                declined.reason(),
                now);
        case CustomerAction action ->
            unpaid(
                AttemptState.CUSTOMER_ACTION,
                action.providerReference(),
                action.code(),
                action.reason(),
                now);
        // An earlier call may have arrived anyway: the attempt stays as open as it was.
        case Throttled(String why) -> open(state, providerReference, why);
        case NotSent(String why) -> open(state, providerReference, why);
        case Unknown(String lastSeen) ->
            open(
                state == AttemptState.PENDING ? state : AttemptState.UNKNOWN,
                providerReference,
                lastSeen);
        case Invalid(String why) ->
            open(
                state == AttemptState.PENDING ? state : AttemptState.UNKNOWN,
                providerReference,
                "The response is not plausible: " + why);
        case Rejected(String why, String words) ->
            unpaid(AttemptState.REJECTED, providerReference, why, words, now);
      };
    }

    /** No program can find out anymore; a person must. */
    Unpaid parked(String why, Instant now) {
      return unpaid(AttemptState.PARKED, providerReference, code, why, now);
    }

    /** It turns out that there is nothing to charge. */
    Unpaid withNothingToPay(Instant now) {
      return unpaid(AttemptState.NOT_SENT, providerReference, code, "Nothing to pay", now);
    }

    /** Whether the provider still recognizes the same key as a repetition. */
    boolean mayBeSentAgain(Instant now) {
      return IdempotencyKeys.areRemembered(attemptedAt, now);
    }

    private Open open(AttemptState next, @Nullable String reference, String why) {
      return new Open(number, next, reference, code, why, attemptedAt);
    }

    private Unpaid unpaid(
        AttemptState end,
        @Nullable String reference,
        @Nullable String why,
        String words,
        Instant now) {
      return new Unpaid(number, end, reference, why, words, attemptedAt, now);
    }
  }
}
