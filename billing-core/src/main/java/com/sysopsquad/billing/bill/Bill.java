package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import java.time.YearMonth;
import java.util.UUID;

/**
 * One subscription and one period, frozen by a run. A bill can be charged, or it has no card, or it
 * is parked because its price could not be computed or cannot be charged.
 */
public sealed interface Bill {

  /** What every bill says. */
  Header header();

  /** Its key in the database. */
  default long id() {
    return header().id();
  }

  /** A bill with a price and a card: all that is needed to charge it and to print its invoice. */
  record Chargeable(Header header, Charge charge, Card card) implements Bill {}

  /** A bill with a price, whose customer had no verified card. */
  record WithoutCard(Header header, Charge charge) implements Bill {}

  /**
   * A bill without a price, or over less than can be charged.
   *
   * @param why in words for a person
   * @param isTooSmall whether it has a price, which is less than can be charged
   */
  record Parked(Header header, String why, boolean isTooSmall) implements Bill {}

  /**
   * What every bill says.
   *
   * @param reference merchant reference, derived from the line key
   * @param keyedByLine whether the idempotency keys are made of the line key; those of bills from
   *     before there were line keys are made of the reference
   * @param contractName as the catalog calls it
   */
  record Header(
      long id,
      UUID reference,
      boolean keyedByLine,
      YearMonth month,
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

  /** Whom an invoice is addressed to; the address may have several lines. */
  record Payer(String name, String address) {}

  /** The card that is charged: for the first attempt the one that was frozen with the bill. */
  record Card(
      UUID id, String brand, String lastFour, String providerCustomer, String providerMethod) {}
}
