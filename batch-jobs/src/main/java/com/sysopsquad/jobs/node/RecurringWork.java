package com.sysopsquad.jobs.node;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * What a process does repeatedly while it participates: it begins after the process has joined, and
 * ends before it leaves. Nothing is done if the period is zero.
 */
public abstract class RecurringWork implements SmartLifecycle {

  private final String name;
  private final Duration period;
  private @Nullable FixedDelay repeated;

  /** Work with the name of its thread. */
  protected RecurringWork(String name, Duration period) {
    this.name = name;
    this.period = period;
  }

  /** One round; a failure is logged and tried again in the next one. */
  protected abstract void doOnce();

  @Override
  public final synchronized void start() {
    if (repeated == null && period.isPositive()) {
      repeated = new FixedDelay(name, period, this::doOnce);
      repeated.start();
    }
  }

  @Override
  public final void stop() {
    FixedDelay ending = ended();
    if (ending != null) {
      ending.close();
    }
  }

  private synchronized @Nullable FixedDelay ended() {
    FixedDelay ending = repeated;
    repeated = null;
    return ending;
  }

  @Override
  public final synchronized boolean isRunning() {
    return repeated != null;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
