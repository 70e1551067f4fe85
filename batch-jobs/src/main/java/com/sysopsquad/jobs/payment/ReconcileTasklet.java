package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.reconciliation.Reconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import java.util.Locale;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Checks that nothing was lost and nothing charged twice; otherwise fails the run and says where.
 */
@Component
class ReconcileTasklet implements Tasklet {

  private final ReconcilingRuns reconciling;

  ReconcileTasklet(ReconcilingRuns reconciling) {
    this.reconciling = reconciling;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var key = PaymentRuns.runOf(contribution.getStepExecution().getJobExecution());
    var result = reconciling.reconcile(key);
    if (!result.agrees()) {
      throw new ReconciliationFailed(result);
    }
    contribution.incrementWriteCount(result.counts().bills());
    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(summary(result)));
    return RepeatStatus.FINISHED;
  }

  /** The sum of the outcomes, for the page of the run. */
  static String summary(Reconciliation result) {
    var counts = result.counts();
    var summary =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d bills = %,d paid + %,d declined + %,d unknown + %,d parked",
                counts.bills(),
                counts.paid(),
                counts.declined(),
                counts.unknown(),
                counts.parked()));
    if (counts.voided() > 0) {
      summary.append(String.format(Locale.ROOT, " + %,d void", counts.voided()));
    }
    result.remarks().forEach(remark -> summary.append('\n').append(remark));
    return summary.toString();
  }
}
