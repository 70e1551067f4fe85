package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import java.util.UUID;

/**
 * One subscription and one period, frozen by a run. A bill can be charged, or has no card, or is
 * parked because its price could not be computed or cannot be charged.
 */
public sealed interface Bill {

  /** The data that every bill has. */
  Header header();

  /** Its key in the database. */
  default long id() {
    return header().id();
  }

  /**
   * A bill with a price and a card: everything that is needed to charge it and to print its
   * invoice.
   */
  record Chargeable(Header header, Charge charge, Card card) implements Bill {}

  /** A bill with a price, whose customer had no verified card. */
  record WithoutCard(Header header, Charge charge) implements Bill {}

  /**
   * A bill without a price, or with an amount that is too small to charge.
   *
   * @param why text for a person
   * @param isTooSmall whether it has a price that is too small to charge
   */
  record Parked(Header header, String why, boolean isTooSmall) implements Bill {}

  /**
   * The data that every bill has.
   *
   * @param reference merchant reference, derived from the line key
   * @param keyedByLine whether the idempotency keys are made from the line key; bills from before
   *     there were line keys use the reference
   * @param contractName its name in the catalog
   */
  record Header(
      long id,
      UUID reference,
      boolean keyedByLine,
      RunKey run,
      UUID customerId,
      UUID planId,
      String contractName,
      BillingPeriod period,
      Payer payer) {

    /** What the bill is for. */
    public LineKey line() {
      return new LineKey(planId, period.start());
    }
  }

  /** The recipient of an invoice; the address may have several lines. */
  record Payer(String name, String address) {}

  /** The card that is charged; for the first attempt, the card that was frozen with the bill. */
  record Card(
      UUID id, String brand, String lastFour, String providerCustomer, String providerMethod) {}
}
