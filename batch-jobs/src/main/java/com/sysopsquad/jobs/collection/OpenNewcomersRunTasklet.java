package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Freezes the first periods of plans that start today and came after the day's run. */
final class OpenNewcomersRunTasklet implements Tasklet {

  private final OpeningBillingRuns opening;

  OpenNewcomersRunTasklet(OpeningBillingRuns opening) {
    this.opening = opening;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    long bills = opening.openForNewcomers().map(BillingRun::bills).orElse(0L);
    contribution.incrementWriteCount(bills);
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription("%d plans start today".formatted(bills)));
    return RepeatStatus.FINISHED;
  }
}
