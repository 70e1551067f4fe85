package com.sysopsquad.billing.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of one call to charge. */
public sealed interface PaymentOutcome {

  /** The money has moved. */
  record Approved(String providerReference, Instant at) implements PaymentOutcome {}

  /** The provider has accepted it and will decide later. */
  record Pending(String providerReference) implements PaymentOutcome {}

  /**
   * The bank declined.
   *
   * @param mayRetry false if the same card must never be tried again
   */
  record Declined(String code, String reason, boolean mayRetry, @Nullable String providerReference)
      implements PaymentOutcome {}

  /** The bank requires the customer to confirm; it can no longer become a charge. */
  record CustomerAction(String code, String reason, @Nullable String providerReference)
      implements PaymentOutcome {}

  /** The provider asked to try again later, until the time limit was reached. */
  record Throttled(String reason) implements PaymentOutcome {}

  /** The call certainly did not reach the provider. */
  record NotSent(String reason) implements PaymentOutcome {}

  /** It may or may not have been charged: open until it is found out; never a new key. */
  record Unknown(String lastSeen) implements PaymentOutcome {}

  /**
   * The response is not plausible: it cannot be read, or it is about another bill, amount or
   * currency. Like {@link Unknown} it is open; a payment is never assumed.
   */
  record Invalid(String why) implements PaymentOutcome {}

  /** The provider rejects this request, and always will. */
  record Rejected(String code, String reason) implements PaymentOutcome {

    /** The code for a request below the provider's minimum, which is not the card's fault. */
    public static final String TOO_SMALL = "amount_too_small";
  }
}
