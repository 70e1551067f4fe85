package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Asks the provider what became of payments whose answer was lost. */
@Component
class ResolvingPayments implements Tasklet {

  private final ResolvingOpenPayments resolving;
  private final Fences fences;

  ResolvingPayments(ResolvingOpenPayments resolving, Fences fences) {
    this.resolving = resolving;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var step = contribution.getStepExecution();
    var month = PaymentRuns.monthOf(step.getJobExecution());
    var resolution = resolving.resolve(fences.take(step, month, Fences.WHOLE_RUN));
    contribution.incrementWriteCount(
        resolution.paid() + resolution.declined() + resolution.parked());
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription(
            "%d paid, %d declined, %d handed to a person, %d still open"
                .formatted(
                    resolution.paid(),
                    resolution.declined(),
                    resolution.parked(),
                    resolution.open())));
    return RepeatStatus.FINISHED;
  }
}
