package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.StaleWriterException;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.LeaseLost;
import com.sysopsquad.jobs.run.PartitionLease;
import com.sysopsquad.jobs.run.PartitionLeases;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Gives a step the fence that keeps whoever worked before it from writing. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class CollectionFences {

  private static final int WHOLE_RUN = -1;

  private final PartitionLeases leases;

  CollectionFences(PartitionLeases leases) {
    this.leases = leases;
  }

  WriteFence take(StepExecution step) {
    PartitionLease lease = lease(step);
    return () -> {
      try {
        lease.hold();
      } catch (LeaseLost lost) {
        throw new StaleWriterException(String.valueOf(lost.getMessage()));
      }
    };
  }

  private PartitionLease lease(StepExecution step) {
    try {
      return leases.take(
          CollectionRuns.NAME, "", WHOLE_RUN, step.getJobExecutionId(), step.getId());
    } catch (LeaseLost lost) {
      throw new StaleWriterException(String.valueOf(lost.getMessage()));
    }
  }
}
