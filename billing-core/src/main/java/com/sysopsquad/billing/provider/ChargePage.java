package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.bill.LineKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the provider's charges, in every state.
 *
 * @param next where the next page begins; null if this was the last one
 */
public record ChargePage(List<Charge> charges, @Nullable String next) {

  /** Keeps a copy. */
  public ChargePage {
    charges = List.copyOf(charges);
  }

  /** What the provider knows about a charge. */
  public enum State {
    /** The money has moved. */
    SUCCEEDED,
    /** Money may still move: the bank, the customer or the provider has not decided. */
    UNDECIDED,
    /** It ended, and no money has moved. */
    ENDED
  }

  /**
   * One charge, with its metadata.
   *
   * @param refundedMinor how much of it was refunded
   * @param reference reference of the bill; null if it has none
   * @param line what it was for; null if it has none
   * @param run the run, as 2026-12-01, 2026-12-01/1, or 2026-12 if it was of a month; or empty
   * @param method provider's token of the card that paid
   */
  public record Charge(
      String providerReference,
      Instant at,
      State state,
      long amountMinor,
      long refundedMinor,
      String currency,
      @Nullable UUID reference,
      @Nullable LineKey line,
      int attempt,
      String run,
      @Nullable String method) {}
}
