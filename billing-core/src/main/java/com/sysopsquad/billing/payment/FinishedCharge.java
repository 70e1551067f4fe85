package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.flows.pricing.Charge;
import java.time.Instant;

/** A bill and the outcome of charging it, ready to be written. */
public sealed interface FinishedCharge {

  Bill bill();

  /** When the outcome was known. */
  Instant at();

  /** A bill without a price: there was nothing to attempt. */
  record NotPriced(Bill.Parked bill, Instant at) implements FinishedCharge {}

  /** A bill with an amount of zero: it is settled, with or without a card. */
  record NothingToPay(Bill bill, Charge charge, Instant at) implements FinishedCharge {}

  /** A bill with an attempt. */
  sealed interface Attempted extends FinishedCharge {
    PaymentAttempt attempt();
  }

  /** A bill without a card: the attempt says that nothing was sent. */
  record NoCard(Bill.WithoutCard bill, PaymentAttempt.Unpaid attempt, Instant at)
      implements Attempted {}

  /** A bill with an open attempt that cannot be charged or queried: a person must check it. */
  record NotChargeable(Bill bill, PaymentAttempt.Unpaid attempt, Instant at) implements Attempted {}

  /** A bill that was charged, or for which the provider was asked whether it was. */
  record Answered(Bill.Chargeable bill, PaymentAttempt attempt, Instant at) implements Attempted {}
}
