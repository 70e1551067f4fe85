package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * What a process does repeatedly while it participates: it begins after the process has joined, and
 * ends before it leaves.
 */
abstract class RecurringWork implements SmartLifecycle {

  private final FixedDelay repeated;

  RecurringWork(String name, Duration period) {
    this.repeated = new FixedDelay(name, period, this::doOnce);
  }

  /** One round; a failure is logged and tried again in the next one. */
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
