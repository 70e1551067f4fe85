package com.sysopsquad.billing.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one call to charge ended. */
public sealed interface PaymentOutcome {

  /** The money has moved. */
  record Approved(String providerReference, Instant at) implements PaymentOutcome {}

  /** The provider has taken it on and will decide later. */
  record Pending(String providerReference) implements PaymentOutcome {}

  /**
   * The bank said no.
   *
   * @param mayRetry false: the same card must never be tried again
   */
  record Declined(String code, String reason, boolean mayRetry, @Nullable String providerReference)
      implements PaymentOutcome {}

  /** The bank wants the customer to confirm; it can no longer become a charge. */
  record CustomerAction(String code, String reason, @Nullable String providerReference)
      implements PaymentOutcome {}

  /** The provider asked to come back later, until patience ended. */
  record Throttled(String reason) implements PaymentOutcome {}

  /** The call certainly did not reach the provider. */
  record NotSent(String reason) implements PaymentOutcome {}

  /** It may or may not have been charged: open until it is found out; never a new key. */
  record Unknown(String lastSeen) implements PaymentOutcome {}

  /**
   * The answer cannot be right: it cannot be read, or it is about another bill, amount or currency.
   * Like {@link Unknown} it is open; money is never assumed.
   */
  record Invalid(String why) implements PaymentOutcome {}

  /** The provider does not take this request, and never will. */
  record Rejected(String code, String reason) implements PaymentOutcome {

    /** The code of a request over less than it takes, which is no fault of the card. */
    public static final String TOO_SMALL = "amount_too_small";
  }
}
