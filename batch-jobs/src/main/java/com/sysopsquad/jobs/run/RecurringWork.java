package com.sysopsquad.jobs.run;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * What a process does again and again while it takes part: it begins after the process has joined,
 * and ends before it leaves.
 */
abstract class RecurringWork implements SmartLifecycle {

  private final FixedDelay repeated;

  RecurringWork(String name, Duration period) {
    this.repeated = new FixedDelay(name, period, this::doOnce);
  }

  /** One turn of it; a failure is logged and tried again in the next. */
  abstract void doOnce();

  @Override
  public final void start() {
    repeated.start();
  }

  @Override
  public final void stop() {
    repeated.close();
  }

  @Override
  public final boolean isRunning() {
    return repeated.isRunning();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
