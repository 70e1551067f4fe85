package com.sysopsquad.jobs.payment.partition;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.jobs.payment.FrozenPartitions;
import java.util.Collection;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/** Processes the partitions of a run in this process, on a limited number of virtual threads. */
class LocalPartitions extends TaskExecutorPartitionHandler {

  private final BillingRuns runs;

  LocalPartitions(BillingRuns runs) {
    this.runs = runs;
  }

  /** As many as the run was divided into when it was frozen, whatever the current setting is. */
  @Override
  public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution leading)
      throws Exception {
    return doHandle(leading, splitter.split(leading, FrozenPartitions.of(runs, leading)));
  }
}
