package com.sysopsquad.jobs.console.frame;

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
 * Queries something that may be down, without making a page wait long for it.
 *
 * <p>However many people request it, it is queried once at a time, and the answer is used for all
 * of them for a short time.
 */
public final class CachedProbe<T> {

  private static final Logger log = LoggerFactory.getLogger(CachedProbe.class);
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private final String name;
  private final Duration patience;
  private final Callable<T> source;
  private @Nullable CompletableFuture<ProbeResult<T>> latest;
  private long startedAt;
  private long answeredAt;
  private boolean wasReached = true;

  /** Queries the source, and stops waiting for it after the time limit. */
  public CachedProbe(String name, Duration patience, Callable<T> source) {
    this.name = name;
    this.patience = patience;
    this.source = source;
  }

  /** A recent value; unreachable if the source failed or has not answered in time. */
  public ProbeResult<T> read() {
    try {
      return current().get(patienceLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return ProbeResult.unreachable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ProbeResult.unreachable();
    }
  }

  /** A request that arrives while the source hangs waits only for the remaining time. */
  private synchronized long patienceLeft() {
    return Math.max(0, patience.toNanos() - (System.nanoTime() - startedAt));
  }

  private synchronized CompletableFuture<ProbeResult<T>> current() {
    CompletableFuture<ProbeResult<T>> known = latest;
    long fresh = wasReached ? FRESH_NANOS : patience.toNanos();
    if (known != null && (!known.isDone() || System.nanoTime() - answeredAt <= fresh)) {
      return known;
    }
    CompletableFuture<ProbeResult<T>> started = new CompletableFuture<>();
    latest = started;
    startedAt = System.nanoTime();
    Thread.ofVirtual().name("probe-" + name).start(() -> started.complete(ask()));
    return started;
  }

  private ProbeResult<T> ask() {
    ProbeResult<T> result;
    try {
      result = ProbeResult.of(source.call());
    } catch (Exception e) {
      log.debug("{} cannot be read", name, e);
      result = ProbeResult.unreachable();
    }
    noted(result.reached());
    return result;
  }

  private synchronized void noted(boolean reached) {
    answeredAt = System.nanoTime();
    if (reached != wasReached) {
      log.warn("The console {} {}.", reached ? "reaches again:" : "cannot reach", name);
      wasReached = reached;
    }
  }
}
