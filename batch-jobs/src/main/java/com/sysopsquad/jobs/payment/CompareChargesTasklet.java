package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.compare.ComparingCharges;
import java.util.Locale;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Adopts charges of the provider that the database does not know, before anything is charged; fails
 * if that is not possible.
 */
@Component
class CompareChargesTasklet implements Tasklet {

  private final ComparingCharges comparing;
  private final Fences fences;

  CompareChargesTasklet(ComparingCharges comparing, Fences fences) {
    this.comparing = comparing;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk)
      throws JobInterruptedException {
    var step = contribution.getStepExecution();
    long adopted;
    try {
      adopted =
          comparing.compare(
              PaymentRuns.runOf(step.getJobExecution().getJobParameters()).orElse(null),
              fences.take(step),
              () -> isStopping(step));
    } catch (IllegalStateException failure) {
      if (isStopping(step)) {
        throw new JobInterruptedException("Stop requested");
      }
      throw failure;
    }
    contribution.incrementWriteCount(adopted);
    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(summary(adopted)));
    return RepeatStatus.FINISHED;
  }

  /** What the step found, for the page of the run. */
  static String summary(long adopted) {
    if (adopted == 0) {
      return "All charges at the provider were already recorded";
    }
    return String.format(
        Locale.ROOT,
        "Recorded %,d %s that only the provider had",
        adopted,
        adopted == 1 ? "charge" : "charges");
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }
}
