package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.StaleWriterException;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.jobs.run.LeaseLost;
import com.sysopsquad.jobs.run.PartitionLease;
import com.sysopsquad.jobs.run.PartitionLeases;
import java.time.YearMonth;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Gives a step the fence that keeps whoever worked before it from writing. */
@Component
public class Fences {

  /** Stands for the steps that are not partitioned. */
  private static final int WHOLE_RUN = -1;

  private final PartitionLeases leases;

  Fences(PartitionLeases leases) {
    this.leases = leases;
  }

  WriteFence take(StepExecution step, YearMonth month, int partition) {
    return take(step, PaymentRuns.NAME, month.toString(), partition);
  }

  /**
   * The fence of a step that is not partitioned. It keeps out earlier executions of the same run,
   * or of the same job if its runs all exclude each other.
   *
   * @throws StaleWriterException when another has taken over
   */
  public WriteFence take(StepExecution step) {
    JobExecution run = step.getJobExecution();
    String month = run.getJobParameters().getString(PaymentRuns.BILLING_MONTH);
    return take(step, run.getJobInstance().getJobName(), month == null ? "" : month, WHOLE_RUN);
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
