package com.sysopsquad.billing.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the runs of {@link FollowingProvider} have posted and set aside. */
public class EventSums {

  private final JdbcClient jdbc;

  EventSums(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One outcome in one currency.
   *
   * @param outcome for example "charged back"
   * @param currency null for what is not counted in money
   */
  public record Sum(String outcome, long count, @Nullable String currency, long minor) {}

  /** The outcomes of a run, in display order. */
  public List<Sum> of(Instant run) {
    return jdbc.sql(
            """
            select outcome, count(*), currency, sum(minor)::bigint
              from (select 1 as place, 'charged back' as outcome, currency, -amount_minor as minor
                      from billing.provider_movement
                     where run = :run and amount_minor < 0
                    union all
                    select 2, 'returned', currency, amount_minor
                      from billing.provider_movement
                     where run = :run and amount_minor > 0
                    union all
                    select 3, 'fees', currency, fee_minor
                      from billing.provider_movement
                     where run = :run and fee_minor <> 0
                    union all
                    select 4, 'failed refunds', c.currency, c.amount_minor
                      from billing.failed_refund f
                      join billing.correction c on c.id = f.correction_id
                     where f.run = :run
                    union all
                    select 5, 'set aside', null, 0
                      from billing.provider_event
                     where run = :run and state = 'SET_ASIDE') posted
             group by place, outcome, currency
             order by place, currency
            """)
        .param("run", run.atOffset(ZoneOffset.UTC))
        .query(
            (row, _) -> new Sum(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)))
        .list();
  }
}
