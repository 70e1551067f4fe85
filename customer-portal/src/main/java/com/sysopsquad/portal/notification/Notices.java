package com.sysopsquad.portal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All notices of payment problems. */
@Repository
public class Notices {

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The customer's open notices, newest first: only the last one of each period, and none if its
   * invoice has arrived or it was written off (in whatever order), or if its plan ends before the
   * period begins.
   */
  public List<Notice> openOf(UUID customerId) {
    return jdbc.sql(
            """
            select *
            from (select distinct on (n.plan_id, n.period_start)
                         n.id, k.name as plan, n.period_start, n.period_end, n.total_minor, n.currency, n.kind,
                         n.reason, n.advice, n.raised_at
                  from customer.notice n
                  left join customer.plan chosen on chosen.id = n.plan_id
                  left join catalog.contract k on k.code = chosen.contract_code
                  where n.customer_id = :customerId
                    and not exists (select from customer.invoice i
                                    where i.customer_id = n.customer_id
                                      and i.plan_id = n.plan_id
                                      and i.period_start = n.period_start)
                    and not exists (select from customer.correction c
                                    where c.customer_id = n.customer_id
                                      and c.plan_id = n.plan_id
                                      and c.period_start = n.period_start
                                      and c.kind = 'WRITE_OFF')
                    and not exists (select from customer.plan p
                                    where p.id = n.plan_id and p.ends_on <= n.period_start)
                  order by n.plan_id, n.period_start, n.raised_at desc)
            order by raised_at desc, id
            limit 200
            """)
        .param("customerId", customerId)
        .query((row, number) -> notice(row))
        .list();
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getObject("id", UUID.class),
        row.getString("plan"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getObject("total_minor", Long.class),
        row.getString("currency"),
        row.getString("kind"),
        row.getString("reason"),
        row.getString("advice"),
        row.getObject("raised_at", OffsetDateTime.class).toInstant());
  }
}
