package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports that the oldest message of the outbox has been waiting too long, whatever the reason. */
final class LateMessages implements Supplier<List<DeliveryOutage>> {

  private final JdbcClient jdbc;
  private final Duration late;
  private final Clock clock;

  LateMessages(JdbcClient jdbc, Duration late, Clock clock) {
    this.jdbc = jdbc;
    this.late = late;
    this.clock = clock;
  }

  @Override
  public List<DeliveryOutage> get() {
    Duration age = age();
    return age.compareTo(late) < 0
        ? List.of()
        : List.of(
            new DeliveryOutage(
                "Sending from the outbox",
                clock.instant().minus(age),
                "The oldest message has been waiting for %d seconds".formatted(age.toSeconds())));
  }

  /** By the clock of the database; reads one row per lane, however many wait. */
  private Duration age() {
    try {
      double seconds =
          jdbc.sql(
                  """
                  with recursive lanes (lane) as (
                      select min(lane) from delivery.outbox
                      union all
                      select (select min(o.lane) from delivery.outbox o where o.lane > l.lane)
                      from lanes l where l.lane is not null
                  )
                  select coalesce(extract(epoch from clock_timestamp() - min(f.stored_at)), 0)
                  from lanes l cross join lateral (
                      select stored_at from delivery.outbox o
                      where o.lane = l.lane order by position limit 1) f
                  """)
              .query(Double.class)
              .single();
      return Duration.ofMillis(Math.round(seconds * 1_000));
    } catch (DataAccessException databaseAway) {
      // Others report that, and with more detail.
      return Duration.ZERO;
    }
  }
}
