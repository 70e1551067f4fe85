package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.database.IndexedPlans;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bills of a run that nobody has dealt with yet, read by key and a page at a time. */
public final class DueBills {

  /** The alert that a bill without a price gets, once. */
  public static final String NOT_PRICED = "NOT_PRICED";

  /** Of a bill b: nobody has dealt with it yet. */
  static final String IS_DUE =
      """
      not exists (select from billing.payment_attempt p where p.bill_id = b.id)
         and (b.total_minor is distinct from 0 or not exists
                (select from billing.invoice i where i.bill_id = b.id))
         and (b.parked is null or not exists
                (select from billing.alert x where x.bill_id = b.id and x.kind = '%s'))
      """
          .formatted(NOT_PRICED);

  private static final String PAGE =
      """
      select %s from %s
       where b.id > :after and b.id <= :last and b.billing_month = :month
         and %s
       order by b.id
       limit :size
      """
          .formatted(BillRows.COLUMNS, BillRows.TABLES, IS_DUE);

  private final JdbcClient jdbc;
  private final IndexedPlans plans;
  private final TransactionTemplate reading;

  DueBills(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.plans = new IndexedPlans(jdbc);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /** The next bills of a range in the order of their ids; empty when there are no more. */
  public List<Bill> page(YearMonth month, BillRange range, long after, int size) {
    return reading.execute(
        _ -> {
          plans.hold();
          return jdbc.sql(PAGE)
              .param("after", Math.max(after, range.first() - 1))
              .param("last", range.last())
              .param("month", month.atDay(1))
              .param("size", size)
              .query((row, _) -> BillRows.read(row))
              .list();
        });
  }
}
