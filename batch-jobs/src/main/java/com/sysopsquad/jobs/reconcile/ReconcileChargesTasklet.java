package com.sysopsquad.jobs.reconcile;

import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Checks that payments and the provider's charges agree; otherwise fails the run and says where.
 */
final class ReconcileChargesTasklet implements Tasklet {

  private final ReconcilingCharges reconciling;
  private final ReconcileJobRuns runs;

  ReconcileChargesTasklet(ReconcilingCharges reconciling, ReconcileJobRuns runs) {
    this.reconciling = reconciling;
    this.runs = runs;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk)
      throws JobInterruptedException {
    var step = contribution.getStepExecution();
    var run = step.getJobExecution();
    try {
      var result = reconciling.reconcile(runs.from(run), runs.to(run), () -> isStopping(step));
      if (!result.agrees()) {
        throw new ChargesDoNotAgree(result.summary());
      }
      contribution.incrementWriteCount(
          result.totals().stream().mapToLong(totals -> totals.payments()).sum());
      contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(result.summary()));
      return RepeatStatus.FINISHED;
    } catch (IllegalStateException failure) {
      if (isStopping(step)) {
        throw new JobInterruptedException("Stop requested");
      }
      throw failure;
    }
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }
}
