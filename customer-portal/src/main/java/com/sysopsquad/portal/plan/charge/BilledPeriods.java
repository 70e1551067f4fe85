package com.sysopsquad.portal.plan.charge;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far billing has processed each plan, according to its invoices and notices: both are about
 * frozen periods.
 */
@Repository
public class BilledPeriods {

  private record Billed(UUID planId, LocalDate to) {}

  private final JdbcClient jdbc;

  BilledPeriods(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The end of the last period that billing has processed, by plan; none for a new plan. */
  public Map<UUID, LocalDate> endsOf(UUID customerId) {
    return jdbc
        .sql(
            """
            select plan_id, max(period_end) as period_end
            from (select plan_id, period_end from customer.invoice where customer_id = :customerId
                  union all
                  select plan_id, period_end from customer.notice where customer_id = :customerId)
            group by plan_id
            """)
        .param("customerId", customerId)
        .query(
            (row, number) ->
                new Billed(
                    row.getObject("plan_id", UUID.class),
                    row.getObject("period_end", LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Billed::planId, Billed::to));
  }
}
