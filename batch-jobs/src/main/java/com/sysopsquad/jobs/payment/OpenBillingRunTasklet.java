package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Freezes the bills of the day; a run that is already frozen does not change. */
@Component
class OpenBillingRunTasklet implements Tasklet {

  private final OpeningBillingRuns opening;
  private final PaymentSettings settings;

  OpenBillingRunTasklet(OpeningBillingRuns opening, PaymentSettings settings) {
    this.opening = opening;
    this.settings = settings;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var key = PaymentRuns.runOf(contribution.getStepExecution().getJobExecution());
    var run = opening.open(key, settings.partitions());
    contribution.incrementWriteCount(run.bills());
    return RepeatStatus.FINISHED;
  }
}
