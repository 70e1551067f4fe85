package com.sysopsquad.flows.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets dead letters that were closed longer ago than the retention, and replays that are as old
 * and of which no dead letter is left; at the start and every hour. What is open stays, and so does
 * what an open copy replaces.
 */
final class ClosedDeadLetters implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ClosedDeadLetters.class);

  /** Each batch is a transaction of its own, so that none holds up who keeps dead letters. */
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final Duration retention;
  private @Nullable ScheduledExecutorService executor;

  ClosedDeadLetters(JdbcClient jdbc, Duration retention) {
    this.jdbc = jdbc;
    this.retention = retention;
  }

  /** Forgets all that is old enough now; stops between two batches when this is stopped. */
  void forget() {
    forget(
        """
        delete from ops.dead_letter where id in (
            select id from ops.dead_letter closed
            where closed_at < clock_timestamp() - make_interval(secs => ?)
              and not exists (select from ops.dead_letter copy where copy.replaces = closed.id)
            order by closed_at limit ?
            for update skip locked)
        """);
    forget(
        """
        delete from ops.replay where id in (
            select id from ops.replay
            where asked_at < clock_timestamp() - make_interval(secs => ?)
              and not exists (select from ops.dead_letter where replay = ops.replay.id)
            order by asked_at limit ?
            for update skip locked)
        """);
  }

  private void forget(String batch) {
    int forgotten;
    do {
      forgotten = jdbc.sql(batch).param(retention.toSeconds()).param(BATCH).update();
    } while (forgotten > 0 && !Thread.currentThread().isInterrupted());
  }

  private void tryToForget() {
    try {
      forget();
    } catch (RuntimeException failed) {
      log.warn("Closed dead letters are forgotten an hour later: {}", failed.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("closed-deadLetters").daemon().factory());
    var _ = started.scheduleWithFixedDelay(this::tryToForget, 0, 1, TimeUnit.HOURS);
    executor = started;
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }
}
