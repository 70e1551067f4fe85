package com.sysopsquad.jobs.providerevents;

import com.sysopsquad.billing.event.FollowingProvider;
import com.sysopsquad.jobs.payment.Fences;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Reads the provider's events and applies them. */
final class FollowProviderTasklet implements Tasklet {

  private final FollowingProvider following;
  private final Fences fences;

  FollowProviderTasklet(FollowingProvider following, Fences fences) {
    this.following = following;
    this.fences = fences;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk)
      throws JobInterruptedException {
    var step = contribution.getStepExecution();
    try {
      var followed =
          following.follow(
              ProviderEventsRuns.run(step.getJobExecution()),
              fences.take(step),
              () -> isStopping(step));
      contribution.incrementWriteCount(followed.applied());
      contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(followed.summary()));
      return RepeatStatus.FINISHED;
    } catch (IllegalStateException failure) {
      if (isStopping(step)) {
        throw new JobInterruptedException("Stop requested");
      }
      throw failure;
    }
  }

  private static boolean isStopping(StepExecution step) {
    return step.isTerminateOnly() || step.getJobExecution().isStopping();
  }
}
