package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.OpeningBillingRuns;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Freezes what the month has to bill; a month that is frozen already stays as it is. */
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
    var month = PaymentRuns.monthOf(contribution.getStepExecution().getJobExecution());
    var run = opening.open(month, settings.partitions());
    contribution.incrementWriteCount(run.bills());
    return RepeatStatus.FINISHED;
  }
}
