package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.StaleWriterException;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.jobs.node.LeaseLost;
import com.sysopsquad.jobs.node.PartitionLease;
import com.sysopsquad.jobs.node.PartitionLeases;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Gives a step the fence that prevents its previous workers from writing. */
@Component
public class Fences {

  /** Represents the steps that are not partitioned. */
  private static final int WHOLE_RUN = -1;

  private final PartitionLeases leases;

  Fences(PartitionLeases leases) {
    this.leases = leases;
  }

  WriteFence take(StepExecution step, RunKey key, int partition) {
    return take(step, PaymentRuns.NAME, key.toString(), partition);
  }

  /**
   * The fence of a step that is not partitioned. It locks out earlier executions of the same run,
   * or of the same job if its runs all exclude each other.
   *
   * @throws StaleWriterException if another writer has taken over
   */
  public WriteFence take(StepExecution step) {
    JobExecution run = step.getJobExecution();
    String key = PaymentRuns.runOf(run.getJobParameters()).map(RunKey::toString).orElse("");
    return take(step, run.getJobInstance().getJobName(), key, WHOLE_RUN);
  }

  private WriteFence take(StepExecution step, String job, String key, int partition) {
    PartitionLease lease = lease(step, job, key, partition);
    return () -> {
      try {
        lease.hold();
      } catch (LeaseLost lost) {
        throw new StaleWriterException(String.valueOf(lost.getMessage()));
      }
    };
  }

  private PartitionLease lease(StepExecution step, String job, String key, int partition) {
    try {
      return leases.take(job, key, partition, step.getJobExecutionId(), step.getId());
    } catch (LeaseLost lost) {
      throw new StaleWriterException(String.valueOf(lost.getMessage()));
    }
  }
}
