package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.BillingRuns;
import org.springframework.batch.core.step.StepExecution;

/** Into how many partitions a run was divided when it was frozen. */
final class FrozenPartitions {

  private FrozenPartitions() {}

  static int of(BillingRuns runs, StepExecution step) {
    var month = PaymentRuns.monthOf(step.getJobExecution());
    return runs.find(month)
        .orElseThrow(() -> new IllegalStateException("%s is not frozen".formatted(month)))
        .partitions();
  }
}
