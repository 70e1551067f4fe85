package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.bill.Bill;
import java.time.Instant;

/** A bill and the payment that settles it. */
public record PaidBill(Bill bill, String providerReference, Instant paidAt) {

  /** Refuses what cannot be invoiced. */
  public PaidBill {
    if (bill.charge() == null || bill.card() == null) {
      throw new IllegalArgumentException(
          "Bill %d has no price or no card: it cannot have been paid".formatted(bill.id()));
    }
  }
}
