package com.sysopsquad.jobs.run;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * What a process does again and again while it takes part: it begins after the process has joined,
 * and ends before it leaves.
 */
abstract class RecurringWork implements SmartLifecycle {

  private final Rhythm rhythm;

  RecurringWork(String name, Duration period) {
    this.rhythm = new Rhythm(name, period, this::doOnce);
  }

  /** One turn of it; a failure is logged and tried again in the next. */
  abstract void doOnce();

  @Override
  public final void start() {
    rhythm.start();
  }

  @Override
  public final void stop() {
    rhythm.close();
  }

  @Override
  public final boolean isRunning() {
    return rhythm.isRunning();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
