package com.sysopsquad.billing.provider;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the provider's refunds, of whatever charges.
 *
 * @param next where the next page begins; null if this was the last one
 */
public record RefundPage(List<Refund> refunds, @Nullable String next) {

  /** Keeps a copy. */
  public RefundPage {
    refunds = List.copyOf(refunds);
  }

  /**
   * One refund that has not failed.
   *
   * @param charge the provider's reference of the charge; empty if there is none
   * @param isFinal whether the money was given back; false while the provider has not decided
   * @param correction what caused it; null if it was not made by billing
   */
  public record Refund(
      String providerReference,
      Instant at,
      long amountMinor,
      String currency,
      String charge,
      boolean isFinal,
      @Nullable UUID correction) {}
}
