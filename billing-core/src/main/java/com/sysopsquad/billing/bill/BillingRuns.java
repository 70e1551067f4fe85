package com.sysopsquad.billing.bill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
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

  /** The last month before this one that was frozen. */
  Optional<BillingRun> before(YearMonth month) {
    return jdbc.sql(
            """
            select billing_month, frozen_at, first_bill, last_bill, bills, partitions
              from billing.billing_run
             where billing_month < ?
             order by billing_month desc
             limit 1
            """)
        .param(month.atDay(1))
        .query((row, _) -> run(row))
        .optional();
  }

  /** The sums of all that a run has frozen. */
  DueSums frozen(BillingRun run) {
    return BillSums.sum(jdbc, billsOf(run), run.month());
  }

  /** The sums of what nobody has dealt with yet in a run. */
  DueSums left(BillingRun run) {
    return BillSums.sum(jdbc, billsOf(run) + " and " + DueBills.IS_DUE, run.month());
  }

  private static String billsOf(BillingRun run) {
    return """
        select b.card_id, b.period_start, b.currency, b.net_minor, b.tax_minor, b.total_minor, b.parked
          from billing.bill b
         where b.id between %d and %d and b.billing_month = :month and b.voided is null
        """
        .formatted(run.firstBill(), run.lastBill());
  }

  /** How far a run has come; all zero when it has not been frozen. */
  public RunProgress progress(YearMonth month) {
    return find(month).map(this::progressOf).orElse(RunProgress.NONE);
  }

  /**
   * Lets one freeze at a time go on, until the caller's transaction ends: the bills of a run must
   * have ids next to each other.
   */
  void lockForFreezing() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('billing.billing_run'))")
        .query((_, _) -> 1)
        .single();
  }

  /** Adds a run that has no bills yet. */
  void add(YearMonth month, Instant frozenAt, int partitions) {
    jdbc.sql(
            """
            insert into billing.billing_run
                   (billing_month, frozen_at, first_bill, last_bill, bills, partitions)
            values (?, ?, 0, -1, 0, ?)
            """)
        .params(month.atDay(1), frozenAt.atOffset(ZoneOffset.UTC), partitions)
        .update();
  }

  /** Tells PostgreSQL how large the tables are since the freeze. */
  void refreshStatistics() {
    jdbc.sql("select billing.refresh_statistics()").query((_, _) -> 1).single();
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
                       and parked is not null and voided is null) as unpriced,
                   (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_month = :month
                       and voided is not null) as voided,
                   (select count(*)
                      from billing.bill b
                      join billing.invoice i on i.bill_id = b.id
                     where b.id between :first and :last and b.billing_month = :month
                       and b.total_minor = 0 and b.voided is null)
                     + count(*) filter (where state = 'APPROVED') as paid,
                   count(*) filter (where state in ('SOFT_DECLINE', 'HARD_DECLINE',
                       'CUSTOMER_ACTION', 'NOT_SENT', 'REJECTED')) as declined,
                   count(*) filter (where state in ('PENDING', 'THROTTLED', 'UNKNOWN')) as unknown,
                   count(*) filter (where state = 'PARKED') as parked
              from (select distinct on (bill_id) state
                      from billing.payment_attempt p
                     where bill_id between :first and :last
                       and not exists (
                           select from billing.bill b
                             join billing.invoice i on i.bill_id = b.id
                            where b.id = p.bill_id and b.total_minor = 0)
                       and not exists (
                           select from billing.bill b
                            where b.id = p.bill_id and b.voided is not null)
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
    long voided = row.getLong("voided");
    return new RunProgress(
        bills,
        paid,
        declined,
        unknown,
        parked,
        voided,
        bills - paid - declined - unknown - parked - voided);
  }

  private static BillingRun run(ResultSet row) throws SQLException {
    return new BillingRun(
        YearMonth.from(row.getObject(1, LocalDate.class)),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6));
  }
}
