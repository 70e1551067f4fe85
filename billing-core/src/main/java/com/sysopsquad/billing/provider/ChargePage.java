package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.bill.LineKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what the provider charged.
 *
 * @param next where the following page begins; null: this was the last
 */
public record ChargePage(List<Charge> charges, @Nullable String next) {

  /** Keeps a copy. */
  public ChargePage {
    charges = List.copyOf(charges);
  }

  /**
   * One charge that succeeded, with what it says of itself.
   *
   * @param reference the bill's; null when it names none
   * @param line what it was for; null when it names none
   * @param run the month of the run, or empty
   * @param method the card that paid, by the provider's token
   */
  public record Charge(
      String providerReference,
      Instant at,
      long amountMinor,
      String currency,
      @Nullable UUID reference,
      @Nullable LineKey line,
      int attempt,
      String run,
      @Nullable String method) {}
}
