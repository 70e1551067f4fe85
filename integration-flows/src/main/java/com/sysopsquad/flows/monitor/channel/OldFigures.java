package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what processes reported and pauses that ended more than 30 days ago, and traces after
 * their time; at startup and every hour.
 */
public final class OldFigures implements SmartLifecycle {

  private static final int DAYS = 30;
  private static final int BATCH = 10_000;

  private final JdbcClient jdbc;
  private final FixedDelay hourly =
      new FixedDelay("old-figures", Duration.ofHours(1), this::forget);

  public OldFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Deletes everything that is old enough; stops between two batches if this is stopped. */
  void forget() {
    forget(
        """
        delete from ops.critical_time where (queue, minute) in (
            select queue, minute from ops.critical_time
            where minute < clock_timestamp() - make_interval(days => ?) limit ?)
        """);
    forget(
        """
        delete from ops.process where id in (
            select id from ops.process
            where heard_at < clock_timestamp() - make_interval(days => ?) limit ?)
        """);
    forget(
        """
        delete from ops.pause where number in (
            select number from ops.pause
            where until < clock_timestamp() - make_interval(days => ?) limit ?)
        """);
    jdbc.sql("delete from ops.trace where expires_at < clock_timestamp()").update();
  }

  private void forget(String batch) {
    int forgotten;
    do {
      forgotten = jdbc.sql(batch).param(DAYS).param(BATCH).update();
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
