package com.sysopsquad.flows.delivery.outage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a task with a fixed delay, on its own thread. Of consecutive failures only the first is
 * logged, and the task is tried again after the delay.
 */
public final class FixedDelay implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FixedDelay.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Duration delay;
  private final Runnable task;
  private CountDownLatch ended = new CountDownLatch(0);
  private @Nullable Thread thread;
  private boolean failing;

  /** A task that is not started yet; its thread and its log messages have this name. */
  public FixedDelay(String name, Duration delay, Runnable task) {
    this.name = name;
    this.delay = delay;
    this.task = task;
  }

  /** Starts the thread; the task runs at once. */
  public void start() {
    start(Duration.ZERO);
  }

  /** Starts the thread; the task runs after the delay. */
  public void startLater() {
    start(delay);
  }

  private synchronized void start(Duration before) {
    if (thread == null) {
      CountDownLatch end = new CountDownLatch(1);
      ended = end;
      thread = Thread.ofPlatform().name(name).daemon().start(() -> repeat(before, end));
    }
  }

  /** Whether it was started and has not been ended since. */
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /** Ends it, after the current execution. */
  @Override
  public void close() {
    end(false);
  }

  /** Ends it, and interrupts the current execution. */
  public void cancel() {
    end(true);
  }

  private void end(boolean interrupt) {
    Thread ending;
    synchronized (this) {
      ending = thread;
      thread = null;
      ended.countDown();
    }
    if (ending == null || ending.equals(Thread.currentThread())) {
      return;
    }
    if (interrupt) {
      ending.interrupt();
    }
    try {
      if (!ending.join(PATIENCE)) {
        log.warn("{} does not end", name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void repeat(Duration before, CountDownLatch end) {
    try {
      Duration pause = before;
      while (!end.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        turn();
        pause = delay;
      }
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
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
  }
}
