package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the partitions of the inbox: one a day, some days ahead, dropped after the retention. Done
 * at the start and every hour, since a day that begins unprepared only makes the default partition
 * fuller. Which day it is says the database.
 */
final class InboxPartitions implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InboxPartitions.class);

  private final JdbcClient jdbc;
  private final DeliverySettings settings;
  private @Nullable ScheduledExecutorService executor;

  InboxPartitions(JdbcClient jdbc, DeliverySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Brings the partitions up to date; one more day is kept than a message may be old. So are bodies
   * for replays.
   */
  void keep() {
    jdbc.sql("select delivery.keep_inbox(?, ?)")
        .param(settings.daysAhead())
        .param((int) settings.retention().toDays() + 1)
        .query(Integer.class)
        .single();
    jdbc.sql(
            """
            delete from delivery.withheld_body
            where withheld_at < clock_timestamp() - make_interval(days => ?)
            """)
        .param((int) settings.retention().toDays() + 1)
        .update();
  }

  private void tryToKeep() {
    try {
      keep();
    } catch (RuntimeException failed) {
      log.warn("The inbox's partitions are kept an hour later: {}", failed.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inbox-partitions").daemon().factory());
    tryToKeep();
    var _ = started.scheduleWithFixedDelay(this::tryToKeep, 1, 1, TimeUnit.HOURS);
    executor = started;
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdown();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }

  /** Before anything is received. */
  @Override
  public int getPhase() {
    return 0;
  }
}
