package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription and one period, with all that is needed to charge it and to print its invoice.
 *
 * @param reference merchant reference, and root of the idempotency keys
 * @param contractName as the catalog calls it
 * @param charge null when it could not be computed
 * @param parked why it could not be computed, otherwise null
 * @param card null when the customer had no verified card
 */
public record Bill(
    long id,
    UUID reference,
    YearMonth month,
    UUID customerId,
    UUID planId,
    String contractName,
    BillingPeriod period,
    @Nullable Charge charge,
    @Nullable String parked,
    Payer payer,
    @Nullable Card card) {

  /** Refuses a bill that is neither priced nor parked. */
  public Bill {
    if ((charge == null) == (parked == null)) {
      throw new IllegalArgumentException("Bill %d must be either priced or parked".formatted(id));
    }
  }

  /**
   * What is to be paid.
   *
   * @throws IllegalStateException when it is parked
   */
  public Charge priced() {
    if (charge == null) {
      throw new IllegalStateException("Bill %d is parked: %s".formatted(id, parked));
    }
    return charge;
  }

  /** Whom an invoice is addressed to; the address may have several lines. */
  public record Payer(String name, String address) {}

  /** The card that is charged: of the first attempt the one that was frozen with the bill. */
  public record Card(
      UUID id, String brand, String lastFour, String providerCustomer, String providerMethod) {}
}
