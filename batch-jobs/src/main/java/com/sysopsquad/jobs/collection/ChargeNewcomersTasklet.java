package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.jobs.payment.Fences;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Charges the runs of newcomers one after the other, also those that an earlier execution has left.
 * Asked to stop, it begins no new calls but still writes what those in flight come to.
 */
final class ChargeNewcomersTasklet implements Tasklet {

  private static final int ONLY_PARTITION = 0;

  private final BillingRuns runs;
  private final ChargingBills charging;
  private final Fences fences;
  private final Clock clock;

  ChargeNewcomersTasklet(BillingRuns runs, ChargingBills charging, Fences fences, Clock clock) {
    this.runs = runs;
    this.charging = charging;
    this.fences = fences;
    this.clock = clock;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    List<BillingRun> open = runs.uncharged();
    if (open.isEmpty()) {
      return RepeatStatus.FINISHED;
    }
    StepExecution step = contribution.getStepExecution();
    BillingRun run = open.getFirst();
    contribution.incrementWriteCount(charge(run, step));
    if (!isStopping(step)) {
      runs.charged(run, clock.instant());
    }
    // The step itself ends here when it was asked to stop.
    return RepeatStatus.CONTINUABLE;
  }

  private long charge(BillingRun run, StepExecution step) {
    long charged = 0;
    try (ChargingSession session = charging.begin(run, ONLY_PARTITION, fences.take(step))) {
      for (int settled = session.settleNext(); settled > 0; settled = session.settleNext()) {
        charged += settled;
        if (isStopping(step)) {
          session.stop();
        }
      }
    }
    return charged;
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }
}
