package com.sysopsquad.billing.provider;

import java.time.Instant;

/** The outcome of one call to refund. */
public sealed interface RefundOutcome {

  /** The money was given back. */
  record Refunded(String providerReference, Instant at) implements RefundOutcome {}

  /** The provider has accepted it and will decide later. */
  record Pending(String providerReference, String words) implements RefundOutcome {}

  /** The provider refuses; nothing was refunded. */
  record Refused(String words) implements RefundOutcome {}

  /** The call certainly did not reach the provider, or it asked to try again later. */
  record NotSent(String words) implements RefundOutcome {}

  /** It may or may not have been refunded, or the response is not plausible. */
  record Unknown(String words) implements RefundOutcome {}
}
