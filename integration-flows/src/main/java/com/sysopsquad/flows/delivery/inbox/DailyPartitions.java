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
 * Keeps the partitions of the inbox and of what was sent: one a day, some days ahead, dropped after
 * the retention. Done at the start and every hour, since a day that begins unprepared only makes
 * the default partition fuller. The database says which day it is.
 */
final class DailyPartitions implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DailyPartitions.class);

  private final JdbcClient jdbc;
  private final DeliverySettings settings;
  private @Nullable ScheduledExecutorService executor;

  DailyPartitions(JdbcClient jdbc, DeliverySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Brings the partitions up to date. The inbox and the bodies for replays are kept for one more
   * day than a message may be old.
   */
  void keep() {
    jdbc.sql("select delivery.keep_inbox(?, ?)")
        .param(settings.daysAhead())
        .param((int) settings.retention().toDays() + 1)
        .query(Integer.class)
        .single();
    jdbc.sql("select delivery.keep_sent(?, ?)")
        .param(settings.daysAhead())
        .param(settings.keptDays())
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
      log.warn("The daily partitions are kept an hour later: {}", failed.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("daily-partitions").daemon().factory());
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
