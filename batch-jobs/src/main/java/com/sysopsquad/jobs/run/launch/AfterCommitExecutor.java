package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.run.RunInLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs each job on its own virtual thread, but only after the transaction that launches it has
 * committed: a job never runs without its lock. The locks on jobs limit how many run at once.
 */
@Component
@BatchTaskExecutor
class AfterCommitExecutor implements TaskExecutor {

  private static final ThreadLocal<List<Runnable>> HELD = new ThreadLocal<>();

  @Override
  public void execute(Runnable task) {
    var launching = HELD.get();
    if (launching == null) {
      throw new IllegalStateException("Jobs are started by the launcher only");
    }
    launching.add(task);
  }

  /**
   * Executes the launch within the caller's transaction and starts its job after the commit. {@code
   * after} runs when the job has ended, in whatever way, and also if there was no commit.
   */
  JobExecution launchAfterCommit(Supplier<JobExecution> launch, Consumer<JobExecution> after) {
    var tasks = new ArrayList<Runnable>(1);
    JobExecution execution;
    HELD.set(tasks);
    try {
      execution = launch.get();
    } finally {
      HELD.remove();
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              Thread.ofVirtual()
                  .name("job")
                  .start(() -> runAll(execution, tasks, () -> after.accept(execution)));
            } else {
              after.accept(execution);
            }
          }
        });
    return execution;
  }

  private static void runAll(JobExecution execution, List<Runnable> tasks, Runnable after) {
    RunInLog.begin(execution);
    try {
      tasks.forEach(Runnable::run);
    } finally {
      after.run();
    }
  }
}
