package com.sysopsquad.jobs.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, with the same delay in between, on a thread of its own; a failure
 * is logged and outlived.
 */
final class FixedDelay implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FixedDelay.class);

  private final String name;
  private final Duration delay;
  private final Runnable task;
  private @Nullable Thread thread;
  private boolean failing;

  FixedDelay(String name, Duration delay, Runnable task) {
    this.name = name;
    this.delay = delay;
    this.task = task;
  }

  synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  synchronized boolean isRunning() {
    return thread != null;
  }

  /** Ends it, after the task that is under way. */
  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      ending = thread;
      thread = null;
    }
    if (ending != null && !ending.equals(Thread.currentThread())) {
      try {
        ending.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (isRunning()) {
      try {
        task.run();
        if (failing) {
          failing = false;
          log.info("{} works again", name);
        }
      } catch (RuntimeException failure) {
        if (!failing) {
          failing = true;
          log.warn("{} does not work, is tried again every {}", name, delay, failure);
        }
      }
      rest();
    }
  }

  private void rest() {
    long end = System.nanoTime() + delay.toNanos();
    while (isRunning() && System.nanoTime() < end) {
      try {
        Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 200));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
