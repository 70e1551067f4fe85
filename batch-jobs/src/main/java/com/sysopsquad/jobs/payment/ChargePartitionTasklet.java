package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Charges the bills of one partition, a batch of outcomes at a time. When it is asked to stop, it
 * starts no new calls but still writes the outcomes of those in flight.
 */
@Component
class ChargePartitionTasklet implements Tasklet, StepExecutionListener {

  private final BillingRuns runs;
  private final ChargingBills charging;
  private final Fences fences;
  private final Map<Long, ChargingSession> sessions = new ConcurrentHashMap<>();

  ChargePartitionTasklet(BillingRuns runs, ChargingBills charging, Fences fences) {
    this.runs = runs;
    this.charging = charging;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk)
      throws JobInterruptedException {
    var step = contribution.getStepExecution();
    var session = sessions.get(step.getId());
    if (session == null) {
      if (isStopping(step)) {
        throw new JobInterruptedException("Stopped before it started");
      }
      session = begin(step);
      sessions.put(step.getId(), session);
    }
    if (isStopping(step)) {
      session.stop();
    }
    int settled = session.settleNext();
    contribution.incrementWriteCount(settled);
    if (settled > 0) {
      return RepeatStatus.CONTINUABLE;
    }
    if (isStopping(step)) {
      throw new JobInterruptedException("Stop requested");
    }
    return RepeatStatus.FINISHED;
  }

  private ChargingSession begin(StepExecution step) {
    var key = PaymentRuns.runOf(step.getJobExecution());
    int partition = BillPartitions.numberOf(step);
    var run =
        runs.find(key)
            .orElseThrow(() -> new IllegalStateException("%s is not frozen".formatted(key)));
    return charging.begin(run, partition, fences.take(step, key, partition));
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution step) {
    var session = sessions.remove(step.getId());
    if (session != null) {
      session.close();
    }
    return null;
  }
}
