package com.sysopsquad.jobs.node;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** The executions, or parts of them, that this process is running. */
@Component
public class LiveRuns {

  /** By identity, since each part of an execution that runs here has loaded its own instance. */
  private final Set<JobExecution> executions = Collections.newSetFromMap(new IdentityHashMap<>());

  LiveRuns() {}

  /** Registers the execution as running, until {@link #ended}. */
  public synchronized void began(JobExecution execution) {
    executions.add(execution);
  }

  /** The execution is no longer running. */
  public synchronized void ended(JobExecution execution) {
    executions.remove(execution);
    notifyAll();
  }

  public synchronized boolean isLive(long executionId) {
    return executions.stream().anyMatch(execution -> execution.getId() == executionId);
  }

  public synchronized Set<Long> ids() {
    return executions.stream().map(JobExecution::getId).collect(Collectors.toSet());
  }

  /**
   * Asks this process's parts of the execution to stop. Only their objects in memory are changed:
   * writing the stop into the batch tables would race with the execution's own updates and leave it
   * UNKNOWN.
   */
  public synchronized void stop(long executionId) {
    executions.stream()
        .filter(execution -> execution.getId() == executionId)
        .forEach(LiveRuns::stop);
  }

  synchronized void stopAll() {
    executions.forEach(LiveRuns::stop);
  }

  private static void stop(JobExecution execution) {
    if (execution.getStatus().isLessThan(BatchStatus.STOPPING)) {
      execution.setStatus(BatchStatus.STOPPING);
    }
    execution.getStepExecutions().stream()
        .filter(step -> step.getStatus().isRunning())
        .forEach(step -> step.setTerminateOnly());
  }

  /** Waits until nothing is running anymore; returns false if it took too long. */
  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!executions.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
