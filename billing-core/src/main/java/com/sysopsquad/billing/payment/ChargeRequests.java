package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.flows.pricing.Money;

/** The request of a bill's attempt: the same for ever, since it comes from what was frozen. */
final class ChargeRequests {

  private ChargeRequests() {}

  static ChargeRequest of(Bill bill, int attempt) {
    Bill.Card card = bill.card();
    if (card == null) {
      throw new IllegalStateException("Bill %d has no card to charge".formatted(bill.id()));
    }
    Money total = bill.priced().total();
    return new ChargeRequest(
        bill.reference(),
        attempt,
        bill.month(),
        total.minor(),
        total.currency(),
        card.providerCustomer(),
        card.providerMethod());
  }
}
