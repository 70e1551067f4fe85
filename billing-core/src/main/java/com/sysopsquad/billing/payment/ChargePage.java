package com.sysopsquad.billing.payment;

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

  /** One charge that succeeded; {@code reference} is the bill's. */
  public record Charge(
      UUID reference, String providerReference, long amountMinor, String currency) {}
}
