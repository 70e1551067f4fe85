package com.sysopsquad.jobs.alarm;

import com.sysopsquad.jobs.node.RecurringWork;
import java.time.Duration;

/** Repeats a task while the process participates; does nothing if the period is zero. */
public final class Repeating extends RecurringWork {

  private final Runnable task;

  /** A task with the name of its thread. */
  public Repeating(String name, Duration period, Runnable task) {
    super(name, period);
    this.task = task;
  }

  @Override
  protected void doOnce() {
    task.run();
  }
}
