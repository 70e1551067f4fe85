package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.correction.RefundingEndedPlans;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Gives back what was paid for periods that begin when their plan has ended. */
final class RefundEndedPlansTasklet implements Tasklet {

  private final RefundingEndedPlans refunding;

  RefundEndedPlansTasklet(RefundingEndedPlans refunding) {
    this.refunding = refunding;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    long requested = refunding.refund();
    contribution.incrementWriteCount(requested);
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription(
            "%d refunds for ended plans were requested".formatted(requested)));
    return RepeatStatus.FINISHED;
  }
}
