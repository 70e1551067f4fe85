package com.sysopsquad.flows.delivery.outage;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step on its own thread until it is closed. A step that fails starts an outage, and is
 * tried again after increasing pauses.
 */
public final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(100);

  /** What a worker repeats; all methods are called on the worker's thread. */
  public interface Step {

    /** Does the next piece of work; returns the pause until the next call. */
    Duration run() throws Exception;

    /** Waits until the pause is over or the worker is closed. */
    default void pause(Duration pause, CountDownLatch closed) throws InterruptedException {
      boolean _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Cleans up after a failed run. */
    default void failed() {}

    /** Releases what the step holds, after the last run. */
    default void ended() {}
  }

  private final String name;
  private final Step step;
  private final OutageTracker outages;
  private final BackOff backOff;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * A worker whose thread has this name, and whose pauses during an outage are at most this long.
   */
  public Worker(String name, Step step, OutageTracker outages, Duration longestBackOff) {
    this.name = name;
    this.step = step;
    this.outages = outages;
    this.backOff = new BackOff(SHORTEST_BACK_OFF, longestBackOff);
  }

  /** Starts the thread. */
  public void start() {
    thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /** Ends the worker after its current run. */
  public void close() {
    closed.countDown();
  }

  /** Waits until closed workers have ended. */
  public static void join(Collection<Worker> workers) {
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      for (Worker worker : workers) {
        Thread thread = worker.thread;
        if (thread != null
            && !thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          log.warn("{} does not end; what it has not committed comes again", thread.getName());
        }
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        runStep();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      step.ended();
    }
  }

  private void runStep() throws InterruptedException {
    try {
      Duration pause = step.run();
      outages.ends(this);
      backOff.reset();
      if (!pause.isZero()) {
        step.pause(pause, closed);
      }
    } catch (InterruptedException asked) {
      throw asked;
    } catch (Exception | Error failed) {
      outages.begins(this, failed);
      step.failed();
      boolean _ = closed.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
