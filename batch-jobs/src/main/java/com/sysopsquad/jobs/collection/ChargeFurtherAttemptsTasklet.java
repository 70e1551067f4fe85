package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.jobs.payment.Fences;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Charges the attempts that were recorded. */
final class ChargeFurtherAttemptsTasklet implements Tasklet {

  private final ChargingFurtherAttempts charging;
  private final Fences fences;

  ChargeFurtherAttemptsTasklet(ChargingFurtherAttempts charging, Fences fences) {
    this.charging = charging;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var resolution = charging.charge(fences.take(contribution.getStepExecution()));
    contribution.incrementWriteCount(resolution.ended());
    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(resolution.summary()));
    return RepeatStatus.FINISHED;
  }
}
