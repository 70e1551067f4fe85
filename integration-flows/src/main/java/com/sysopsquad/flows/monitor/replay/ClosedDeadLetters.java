package com.sysopsquad.flows.monitor.replay;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes dead letters that were closed longer ago than the retention, and replays of that age or
 * notes on groups without dead letters; at startup and every hour. Open dead letters stay, and so
 * does the original of an open copy.
 */
final class ClosedDeadLetters implements SmartLifecycle {

  /** Each batch is a separate transaction, so that none blocks those who store dead letters. */
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final Duration retention;
  private final FixedDelay hourly =
      new FixedDelay("closed-dead-letters", Duration.ofHours(1), this::forget);

  ClosedDeadLetters(JdbcClient jdbc, Duration retention) {
    this.jdbc = jdbc;
    this.retention = retention;
  }

  /** Deletes everything that is old enough; stops between two batches if this is stopped. */
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
    forget(
        """
        delete from ops.dead_letter_note where id in (
            select id from ops.dead_letter_note note
            where dead_letter is null and at < clock_timestamp() - make_interval(secs => ?)
              and not exists (select from ops.dead_letter l
                              where l.queue = note.queue and l.fingerprint = note.fingerprint)
            order by at limit ?
            for update skip locked)
        """);
  }

  private void forget(String batch) {
    int forgotten;
    do {
      forgotten = jdbc.sql(batch).param(retention.toSeconds()).param(BATCH).update();
    } while (forgotten > 0 && !Thread.currentThread().isInterrupted());
  }

  @Override
  public void start() {
    hourly.start();
  }

  @Override
  public void stop() {
    hourly.cancel();
  }

  @Override
  public boolean isRunning() {
    return hourly.isRunning();
  }
}
