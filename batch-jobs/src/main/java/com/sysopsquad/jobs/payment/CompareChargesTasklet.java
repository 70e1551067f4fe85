package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.ComparingCharges;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Adopts what the provider has charged and the database does not know, before anything is charged;
 * fails when that cannot be done.
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
      adopted = comparing.compare(month(step), fences.take(step), () -> isStopping(step));
    } catch (IllegalStateException failure) {
      if (isStopping(step)) {
        throw new JobInterruptedException("Asked to stop");
      }
      throw failure;
    }
    contribution.incrementWriteCount(adopted);
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription(
            "%d charges of the provider were not known and are adopted".formatted(adopted)));
    return RepeatStatus.FINISHED;
  }

  private static @Nullable YearMonth month(StepExecution step) {
    String month = step.getJobExecution().getJobParameters().getString(PaymentRuns.BILLING_MONTH);
    return month == null ? null : YearMonth.parse(month);
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }
}
