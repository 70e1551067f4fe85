package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outcomes of a run's bills: totals, and a list of the bills that were not paid. */
public class BillOutcomes {

  /** Uses the same rule as {@link RunProgress}. */
  private static final String OUTCOMES =
      """
      select b.id, b.customer_id, b.contract_name, b.period_start, b.reference,
             b.total_minor, b.currency,
             case when b.parked is not null then 'PARKED'
                  when i.bill_id is not null or l.state = 'APPROVED' then 'PAID'
                  when l.state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION', 'NOT_SENT',
                      'REJECTED') then 'DECLINED'
                  when l.state in ('PENDING', 'THROTTLED', 'UNKNOWN') then 'UNKNOWN'
                  when l.state = 'PARKED' then 'PARKED'
                  else 'DUE' end as outcome,
             coalesce(b.parked, l.reason, l.code, l.state, '') as reason, l.attempted_at
        from billing.bill b
        left join lateral (
             select state, reason, code, attempted_at
               from billing.payment_attempt p
              where p.bill_id = b.id
              order by attempt desc
              limit 1) l on true
        left join billing.invoice i on i.bill_id = b.id and b.total_minor = 0
       where b.id between :first and :last and b.billing_date = :day
         and b.run_number = :number and b.voided is null
      """;

  private final JdbcClient jdbc;
  private final BillingRuns runs;

  BillOutcomes(JdbcClient jdbc, BillingRuns runs) {
    this.jdbc = jdbc;
    this.runs = runs;
  }

  /**
   * The number of bills with this outcome.
   *
   * @param currency null if they have no price
   */
  public record Sum(BillOutcome outcome, @Nullable String currency, long bills, long totalMinor) {}

  /** The totals by outcome and currency; empty if the run is not frozen. */
  public List<Sum> sums(RunKey key) {
    return runs.find(key)
        .map(
            run ->
                jdbc.sql(
                        """
                        select outcome, currency, count(*) as bills,
                               coalesce(sum(total_minor), 0) as total_minor
                          from (%s) bill
                         group by outcome, currency
                         order by outcome, currency
                        """
                            .formatted(OUTCOMES))
                    .param("first", run.firstBill())
                    .param("last", run.lastBill())
                    .param("day", key.day())
                    .param("number", key.number())
                    .query(Sum.class)
                    .list())
        .orElse(List.of());
  }

  /** The bills that are declined, unknown or parked, in the order of their ids. */
  public List<UnpaidBill> unpaid(RunKey key, long after, int size) {
    return runs.find(key)
        .map(
            run ->
                jdbc.sql(
                        """
                        select bill.*, a.name
                          from (%s and b.id > :after) bill
                          join billing.account a on a.customer_id = bill.customer_id
                         where bill.outcome in ('DECLINED', 'UNKNOWN', 'PARKED')
                         order by bill.id
                         limit :size
                        """
                            .formatted(OUTCOMES))
                    .param("first", run.firstBill())
                    .param("last", run.lastBill())
                    .param("day", key.day())
                    .param("number", key.number())
                    .param("after", after)
                    .param("size", size)
                    .query((row, _) -> unpaid(row))
                    .list())
        .orElse(List.of());
  }

  private static UnpaidBill unpaid(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("attempted_at", OffsetDateTime.class);
    return new UnpaidBill(
        row.getLong("id"),
        BillOutcome.valueOf(row.getString("outcome")),
        row.getObject("customer_id", UUID.class),
        row.getString("name"),
        row.getString("contract_name"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("reference", UUID.class),
        row.getObject("total_minor", Long.class),
        row.getString("currency"),
        row.getString("reason"),
        at == null ? null : at.toInstant());
  }
}
