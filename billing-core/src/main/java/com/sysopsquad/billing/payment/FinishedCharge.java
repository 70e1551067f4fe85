package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bill and what came of charging it, ready to be written.
 *
 * @param attempt null for a bill without a price: there was nothing to attempt
 */
record FinishedCharge(Bill bill, @Nullable PaymentAttempt attempt, Instant at) {

  static FinishedCharge notPriced(Bill bill, Instant at) {
    return new FinishedCharge(bill, null, at);
  }

  static FinishedCharge of(Bill bill, PaymentAttempt attempt, Instant at) {
    return new FinishedCharge(bill, attempt, at);
  }

  boolean isPaid() {
    return attempt != null && attempt.state() == AttemptState.APPROVED;
  }
}
