package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Asks the provider for the outcome of payments whose answer was lost. */
@Component
class ResolveOpenPaymentsTasklet implements Tasklet {

  private final ResolvingOpenPayments resolving;
  private final Fences fences;

  ResolveOpenPaymentsTasklet(ResolvingOpenPayments resolving, Fences fences) {
    this.resolving = resolving;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var resolution = resolving.resolve(fences.take(contribution.getStepExecution()));
    contribution.incrementWriteCount(resolution.ended());
    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(resolution.summary()));
    return RepeatStatus.FINISHED;
  }
}
