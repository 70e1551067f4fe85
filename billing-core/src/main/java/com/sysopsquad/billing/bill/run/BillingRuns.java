package com.sysopsquad.billing.bill.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that were frozen. */
public class BillingRuns {

  /**
   * Whether bill b has not been processed yet; a parked bill is processed once, to get its alert. A
   * bill that the provider has charged and that is not adopted yet is never sent.
   */
  public static final String IS_DUE =
      """
      b.voided is null
         and not exists (select from billing.payment_attempt p where p.bill_id = b.id)
         and not exists (select from billing.unknown_charge u
                          where u.plan_id = b.plan_id and u.period_start = b.period_start)
         and (b.total_minor is distinct from 0 or not exists
                (select from billing.invoice i where i.bill_id = b.id))
         and (b.parked is null or not exists
                (select from billing.alert x
                  where x.bill_id = b.id and x.kind in ('NOT_PRICED', 'TOO_SMALL')))
      """;

  private final JdbcClient jdbc;

  public BillingRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A run, if it has been frozen. */
  public Optional<BillingRun> find(RunKey key) {
    return jdbc.sql(
            """
            select billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions
              from billing.billing_run
             where billing_date = ? and run_number = ?
            """)
        .params(key.day(), key.number())
        .query((row, _) -> run(row))
        .optional();
  }

  /** The last run, a month before this one or earlier, that billed everything that was due. */
  public Optional<BillingRun> monthBefore(RunKey key) {
    return jdbc.sql(
            """
            select billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions
              from billing.billing_run
             where billing_date <= ? and run_number <= 0
             order by billing_date desc, run_number desc
             limit 1
            """)
        .param(key.day().minusMonths(1))
        .query((row, _) -> run(row))
        .optional();
  }

  /** The totals of all bills that a run has frozen. */
  public DueSums frozen(BillingRun run) {
    return BillSums.sum(jdbc, billsOf(run), run.key());
  }

  /** The totals of a run's bills that have not been processed yet. */
  public DueSums left(BillingRun run) {
    return BillSums.sum(jdbc, billsOf(run) + " and " + IS_DUE, run.key());
  }

  private static String billsOf(BillingRun run) {
    return """
        select b.card_id, b.period_start, b.currency, b.net_minor, b.tax_minor, b.total_minor, b.parked
          from billing.bill b
         where b.id between %d and %d and b.billing_date = :day
           and b.run_number = :number and b.voided is null
        """
        .formatted(run.firstBill(), run.lastBill());
  }

  /** The progress of a run; all zero if it has not been frozen. */
  public RunProgress progress(RunKey key) {
    return find(key).map(this::progressOf).orElse(RunProgress.NONE);
  }

  /**
   * Allows only one freeze at a time, until the caller's transaction ends: the ids of a run's bills
   * must be consecutive.
   */
  public void lockForFreezing() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('billing.billing_run'))")
        .query((_, _) -> 1)
        .single();
  }

  /**
   * Blocks every freeze until the caller's transaction ends.
   *
   * @return false if a run is being frozen, which may take minutes
   */
  public boolean tryLockForFreezing() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('billing.billing_run'))")
        .query(Boolean.class)
        .single();
  }

  /** The key of the next run of a day for plans that arrived after the day's run. */
  public RunKey nextFor(LocalDate day) {
    return jdbc.sql(
            """
            select coalesce(max(run_number) filter (where run_number > 0), 0) + 1
              from billing.billing_run
             where billing_date = ?
            """)
        .param(day)
        .query((row, _) -> new RunKey(day, row.getInt(1)))
        .single();
  }

  /** Runs for plans that arrived after a day's run, and whose bills were not all charged yet. */
  public List<BillingRun> uncharged() {
    return jdbc.sql(
            """
            select billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions
              from billing.billing_run
             where run_number > 0 and charged_at is null
             order by billing_date, run_number
            """)
        .query((row, _) -> run(row))
        .list();
  }

  /** Notes that all bills of a run were charged. */
  public void charged(BillingRun run, Instant now) {
    jdbc.sql(
            """
            update billing.billing_run
               set charged_at = ?
             where billing_date = ? and run_number = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), run.key().day(), run.key().number())
        .update();
  }

  /** Adds a run that has no bills yet. */
  public void add(RunKey key, Instant frozenAt, int partitions) {
    jdbc.sql(
            """
            insert into billing.billing_run
                   (billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions)
            values (?, ?, ?, 0, -1, 0, ?)
            """)
        .params(key.day(), key.number(), frozenAt.atOffset(ZoneOffset.UTC), partitions)
        .update();
  }

  /** Updates PostgreSQL's statistics about the tables that have grown with the freeze. */
  public void refreshStatistics() {
    jdbc.sql("select billing.refresh_statistics()").query((_, _) -> 1).single();
  }

  private RunProgress progressOf(BillingRun run) {
    return jdbc.sql(
            """
            select (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_date = :day
                       and run_number = :number) as bills,
                   (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_date = :day
                       and run_number = :number and parked is not null
                       and voided is null) as unpriced,
                   (select count(*)
                      from billing.bill
                     where id between :first and :last and billing_date = :day
                       and run_number = :number and voided is not null) as voided,
                   (select count(*)
                      from billing.bill b
                      join billing.invoice i on i.bill_id = b.id
                     where b.id between :first and :last and b.billing_date = :day
                       and b.run_number = :number and b.total_minor = 0 and b.voided is null)
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
        .param("day", run.key().day())
        .param("number", run.key().number())
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
        new RunKey(row.getObject(1, LocalDate.class), row.getInt(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7));
  }
}
