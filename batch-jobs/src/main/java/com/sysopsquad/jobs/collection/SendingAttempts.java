package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import com.sysopsquad.jobs.payment.Fences;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Sends what was written down, and asks for what is open from before. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class SendingAttempts implements Tasklet {

  private final ResolvingOpenPayments resolving;
  private final Fences fences;

  SendingAttempts(ResolvingOpenPayments resolving, Fences fences) {
    this.resolving = resolving;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var resolution =
        resolving.resolve(fences.take(contribution.getStepExecution(), CollectionRuns.NAME));
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
