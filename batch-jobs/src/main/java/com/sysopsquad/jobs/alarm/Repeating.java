package com.sysopsquad.jobs.alarm;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Repeats a task while the process participates; does nothing if the period is zero. */
public final class Repeating implements SmartLifecycle {

  private final FixedDelay repeated;
  private final boolean on;

  /** A task with the name of its thread. */
  public Repeating(String name, Duration period, Runnable task) {
    this.repeated = new FixedDelay(name, period, task);
    this.on = period.isPositive();
  }

  @Override
  public void start() {
    if (on) {
      repeated.start();
    }
  }

  @Override
  public void stop() {
    repeated.close();
  }

  @Override
  public boolean isRunning() {
    return repeated.isRunning();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
