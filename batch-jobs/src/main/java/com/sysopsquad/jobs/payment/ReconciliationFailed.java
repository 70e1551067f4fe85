package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.reconciliation.Reconciliation;

/** A run does not agree with itself or with the provider's list; the message says where. */
final class ReconciliationFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReconciliationFailed(Reconciliation result) {
    super(
        "The run of %s does not add up:\n%s"
            .formatted(result.run(), String.join("\n", result.differences())));
  }
}
