package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.TryingUnpaidAgain;
import com.sysopsquad.jobs.payment.Fences;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Writes down which bills are tried again, and with which card. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class OpeningAttempts implements Tasklet {

  private final TryingUnpaidAgain trying;
  private final Fences fences;

  OpeningAttempts(TryingUnpaidAgain trying, Fences fences) {
    this.trying = trying;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    long opened = trying.open(fences.take(contribution.getStepExecution(), CollectionRuns.NAME));
    contribution.incrementWriteCount(opened);
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription("%d bills are tried again".formatted(opened)));
    return RepeatStatus.FINISHED;
  }
}
