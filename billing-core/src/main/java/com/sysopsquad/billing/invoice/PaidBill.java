package com.sysopsquad.billing.invoice;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.flows.pricing.Charge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bill that is settled.
 *
 * @param card card that paid; null if there was nothing to pay
 * @param providerReference of the payment; empty if there was nothing to pay
 */
public record PaidBill(
    Bill.Header header,
    Charge charge,
    Bill.@Nullable Card card,
    String providerReference,
    Instant paidAt) {

  /** Settled by a payment. */
  public static PaidBill of(Bill.Chargeable bill, String providerReference, Instant paidAt) {
    return new PaidBill(bill.header(), bill.charge(), bill.card(), providerReference, paidAt);
  }

  /** Settled because there was nothing to pay. */
  public static PaidBill nothingToPay(Bill.Header header, Charge charge, Instant at) {
    return new PaidBill(header, charge, null, "", at);
  }
}
