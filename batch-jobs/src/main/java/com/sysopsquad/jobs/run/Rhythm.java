package com.sysopsquad.jobs.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own; a failure is logged and outlived. */
final class Rhythm implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Rhythm.class);

  private final String name;
  private final Duration period;
  private final Runnable beat;
  private @Nullable Thread thread;
  private boolean failing;

  Rhythm(String name, Duration period, Runnable beat) {
    this.name = name;
    this.period = period;
    this.beat = beat;
  }

  synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  synchronized boolean isRunning() {
    return thread != null;
  }

  /** Ends it, after the beat that is under way. */
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
        beat.run();
        if (failing) {
          failing = false;
          log.info("{} works again", name);
        }
      } catch (RuntimeException failure) {
        if (!failing) {
          failing = true;
          log.warn("{} does not work, is tried again every {}", name, period, failure);
        }
      }
      rest();
    }
  }

  private void rest() {
    long end = System.nanoTime() + period.toNanos();
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
