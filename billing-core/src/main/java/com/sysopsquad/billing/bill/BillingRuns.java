package com.sysopsquad.billing.bill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that were frozen. */
public class BillingRuns {

  private final JdbcClient jdbc;

  BillingRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The run of a month, if it has been frozen. */
  public Optional<BillingRun> find(YearMonth month) {
    return jdbc.sql(
            """
            select billing_month, frozen_at, first_bill, last_bill, bills, partitions
              from billing.billing_run
             where billing_month = ?
            """)
        .param(month.atDay(1))
        .query((row, _) -> run(row))
        .optional();
  }

  /** How far a run has come; all zero when it has not been frozen. */
  public RunProgress progress(YearMonth month) {
    return find(month).map(this::progressOf).orElse(RunProgress.NONE);
  }

  private RunProgress progressOf(BillingRun run) {
    return jdbc.sql(
            """
            select (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_month = :month) as bills,
                   (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_month = :month
                       and parked is not null) as unpriced,
                   count(*) filter (where state = 'APPROVED') as paid,
                   count(*) filter (where state in ('SOFT_DECLINE', 'HARD_DECLINE',
                       'CUSTOMER_ACTION', 'NOT_SENT', 'REJECTED')) as declined,
                   count(*) filter (where state in ('PENDING', 'THROTTLED', 'UNKNOWN')) as unknown,
                   count(*) filter (where state = 'PARKED') as parked
              from (select distinct on (bill_id) state
                      from billing.payment_attempt
                     where bill_id between :first and :last
                     order by bill_id, attempt desc) latest
            """)
        .param("first", run.firstBill())
        .param("last", run.lastBill())
        .param("month", run.month().atDay(1))
        .query((row, _) -> progress(row))
        .single();
  }

  private static RunProgress progress(ResultSet row) throws SQLException {
    long bills = row.getLong("bills");
    long parked = row.getLong("unpriced") + row.getLong("parked");
    long paid = row.getLong("paid");
    long declined = row.getLong("declined");
    long unknown = row.getLong("unknown");
    return new RunProgress(
        bills, paid, declined, unknown, parked, bills - paid - declined - unknown - parked);
  }

  private static BillingRun run(ResultSet row) throws SQLException {
    LocalDate month = Objects.requireNonNull(row.getObject(1, LocalDate.class));
    Instant frozenAt = Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant();
    return new BillingRun(
        YearMonth.from(month),
        frozenAt,
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6));
  }
}
