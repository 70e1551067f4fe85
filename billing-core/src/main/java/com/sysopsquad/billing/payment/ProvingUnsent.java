package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.PaymentProvider;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which bills an earlier process had begun, but never sent: they may be frozen anew. The
 * provider is asked about each bill that is no longer correct.
 */
final class ProvingUnsent {

  private static final int FIRST_ATTEMPT = 1;

  private final DueBills due;
  private final PaymentProvider provider;

  ProvingUnsent(DueBills due, PaymentProvider provider) {
    this.due = due;
    this.provider = provider;
  }

  /** The bills of a partition that were certainly not sent. */
  Set<Long> of(BillingRun run, int partition) {
    return due.doubtful(run, partition).stream()
        .filter(this::isUnsent)
        .map(Bill::id)
        .collect(Collectors.toSet());
  }

  private boolean isUnsent(Bill bill) {
    return switch (bill) {
      case Bill.Chargeable chargeable when chargeable.charge().total().minor() > 0 ->
          provider.find(ChargeRequest.of(chargeable, FIRST_ATTEMPT)).isEmpty();
      default -> true;
    };
  }
}
