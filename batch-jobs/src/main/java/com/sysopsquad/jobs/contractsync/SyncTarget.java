package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.jobs.contractsync.ReplicatingCatalog.Outcome;
import com.sysopsquad.jobs.job.RepeatableJob;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The step that replicates to one target, and counts. */
final class SyncTarget implements Tasklet {

  private final ReplicatingCatalog replicating;

  SyncTarget(ReplicatingCatalog replicating) {
    this.replicating = replicating;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    Outcome outcome =
        replicating.replicate(
            RepeatableJob.requestedAt(contribution.getStepExecution().getJobExecution()));
    for (long row = 0; row < outcome.read(); row++) {
      contribution.incrementReadCount();
    }
    contribution.incrementWriteCount(outcome.changed());
    contribution.incrementProcessSkipCount(outcome.rejected());
    return RepeatStatus.FINISHED;
  }
}
