package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.correction.SettlingRefunds;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Asks the provider about refunds whose outcome is not known. */
final class SettleRefundsTasklet implements Tasklet {

  private final SettlingRefunds settling;

  SettleRefundsTasklet(SettlingRefunds settling) {
    this.settling = settling;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var refunds = settling.settle();
    contribution.incrementWriteCount(refunds.ended());
    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(refunds.summary()));
    return RepeatStatus.FINISHED;
  }
}
