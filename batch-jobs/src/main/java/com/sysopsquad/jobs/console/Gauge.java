package com.sysopsquad.jobs.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads something that may be away, without ever letting a page wait long for it.
 *
 * <p>However many people look, one reading at a time is taken and serves them all for a moment.
 */
public final class Gauge<T> {

  private static final Logger log = LoggerFactory.getLogger(Gauge.class);
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final String name;
  private final Duration patience;
  private final Callable<T> source;
  private @Nullable CompletableFuture<Reading<T>> reading;
  private long startedAt;
  private long readAt;
  private boolean wasReached = true;

  /** Reads from the source, and gives up waiting after the patience is over. */
  public Gauge(String name, Duration patience, Callable<T> source) {
    this.name = name;
    this.patience = patience;
    this.source = source;
  }

  /** The value of about now; unreachable when the source failed or has not answered in time. */
  public Reading<T> read() {
    try {
      return current().get(patienceLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return new Reading.Unreachable<>();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reading.Unreachable<>();
    }
  }

  /** Whoever comes while a reading hangs waits only for what is left. */
  private synchronized long patienceLeft() {
    return Math.max(0, patience.toNanos() - (System.nanoTime() - startedAt));
  }

  private synchronized CompletableFuture<Reading<T>> current() {
    CompletableFuture<Reading<T>> known = reading;
    long fresh = wasReached ? FRESH_NANOS : patience.toNanos();
    if (known != null && (!known.isDone() || System.nanoTime() - readAt <= fresh)) {
      return known;
    }
    CompletableFuture<Reading<T>> started = new CompletableFuture<>();
    reading = started;
    startedAt = System.nanoTime();
    Thread.ofVirtual().name("gauge-" + name).start(() -> started.complete(take()));
    return started;
  }

  private Reading<T> take() {
    Reading<T> result;
    try {
      result = new Reading.Known<>(source.call());
    } catch (Exception e) {
      log.debug("{} cannot be read", name, e);
      result = new Reading.Unreachable<>();
    }
    noted(result.reached());
    return result;
  }

  private synchronized void noted(boolean reached) {
    readAt = System.nanoTime();
    if (reached != wasReached) {
      log.warn("The console {} {}.", reached ? "reaches again:" : "cannot reach", name);
      wasReached = reached;
    }
  }
}
