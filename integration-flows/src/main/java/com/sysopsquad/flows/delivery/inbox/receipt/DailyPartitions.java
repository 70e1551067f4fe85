package com.sysopsquad.flows.delivery.inbox.receipt;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Maintains the partitions of the inbox and of the sent messages: one per day, created some days
 * ahead and dropped after the retention. Runs at startup and every hour. If the partition of a day
 * is missing, its rows go to the default partition, which is harmless. The database decides which
 * day it is.
 */
public final class DailyPartitions implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DailyPartitions.class);

  private final JdbcClient jdbc;
  private final DeliverySettings settings;
  private final FixedDelay hourly =
      new FixedDelay("daily-partitions", Duration.ofHours(1), this::keep);

  public DailyPartitions(JdbcClient jdbc, DeliverySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Updates the partitions. The inbox and the bodies for replays are kept for one more day than the
   * maximum age of a message. Marks of others come, and leave after 30 days, even if this quantum
   * sends none.
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
    jdbc.sql(
            """
            delete from delivery.mark_followed
            where received_at < clock_timestamp() - interval '30 days'
            """)
        .update();
  }

  @Override
  public void start() {
    try {
      keep();
    } catch (RuntimeException failed) {
      log.warn("The daily partitions are kept an hour later: {}", failed.getMessage());
    }
    hourly.startLater();
  }

  @Override
  public void stop() {
    hourly.close();
  }

  @Override
  public boolean isRunning() {
    return hourly.isRunning();
  }

  /** Runs before anything is received. */
  @Override
  public int getPhase() {
    return 0;
  }
}
