package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.run.BillingRuns;
import org.springframework.batch.core.step.StepExecution;

/** The number of partitions into which a run was divided when it was frozen. */
public final class FrozenPartitions {

  private FrozenPartitions() {}

  public static int of(BillingRuns runs, StepExecution step) {
    var key = PaymentRuns.runOf(step.getJobExecution());
    return runs.find(key)
        .orElseThrow(() -> new IllegalStateException("%s is not frozen".formatted(key)))
        .partitions();
  }
}
