package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.jobs.payment.Fences;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Records which bills are tried again, and with which card. */
final class OpenFurtherAttemptsTasklet implements Tasklet {

  private final OpeningFurtherAttempts opening;
  private final Fences fences;

  OpenFurtherAttemptsTasklet(OpeningFurtherAttempts opening, Fences fences) {
    this.opening = opening;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    long opened = opening.open(fences.take(contribution.getStepExecution()));
    contribution.incrementWriteCount(opened);
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription("%d bills will be retried".formatted(opened)));
    return RepeatStatus.FINISHED;
  }
}
