package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.PartitionMarks.Mark;
import com.sysopsquad.billing.bill.freeze.BillCheck;
import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillRange;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.database.IndexedPlans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bills of a run that have not been processed yet, read by key, one page at a time. */
public final class DueBills {

  /** After this time, the provider's search knows everything that was sent. */
  private static final Duration SEARCH_LAGS = Duration.ofHours(1);

  private static final String PAGE =
      """
      select %s, %s as why
        from %s
        %s
       where b.id > :after and b.id <= :last and b.billing_date = :day
         and b.run_number = :number
         and %s
       order by b.id
       limit :size
      """
          .formatted(
              BillRows.COLUMNS,
              BillCheck.WHY_UNSENT,
              BillRows.TABLES,
              BillCheck.TABLES,
              BillingRuns.IS_DUE);

  /**
   * Bills whose attempts may begin.
   *
   * @param last bill after which the next page begins
   * @param begunBefore bill up to which attempts were begun before this page
   * @param begunAt when the attempts of this page were begun
   * @param isEnd whether there are no more
   */
  public record Page(
      List<Bill> bills, long last, long begunBefore, Instant begunAt, boolean isEnd) {

    /** Before the first page. */
    public static final Page NONE = new Page(List.of(), 0, 0, Instant.EPOCH, true);

    /** Keeps a copy. */
    public Page {
      bills = List.copyOf(bills);
    }
  }

  private record Looked(Bill bill, boolean isRight) {}

  private final JdbcClient jdbc;
  private final IndexedPlans plans;
  private final TransactionTemplate transaction;
  private final PartitionMarks marks;
  private final FreezingAnew anew;
  private final Clock clock;

  DueBills(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PartitionMarks marks,
      FreezingAnew anew,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = new IndexedPlans(jdbc);
    this.transaction = new TransactionTemplate(transactions);
    this.marks = marks;
    this.anew = anew;
    this.clock = clock;
  }

  /**
   * Begins the first attempts of the next bills of a partition, in the order of their ids. One
   * transaction compares them with everything that billing has received, freezes bills that are no
   * longer correct anew or voids them, and records that the rest may be sent from now on. Bills
   * that may have been sent before are not changed.
   *
   * @param unsent bills that were begun before, but were certainly not sent
   */
  public Page begin(BillingRun run, int partition, long after, int size, Set<Long> unsent) {
    return transaction.execute(
        _ -> {
          plans.hold();
          Instant now = clock.instant();
          long begunTo = marks.lock(run.key(), partition).map(Mark::begunTo).orElse(0L);
          BillRange range = run.partition(partition);
          long first = Math.max(after, range.first() - 1);
          List<Looked> page = look(run.key(), first, range.last(), size);
          if (page.isEmpty()) {
            return new Page(List.of(), after, begunTo, now, true);
          }
          long last = page.getLast().bill().id();
          List<Long> wrong =
              page.stream()
                  .filter(looked -> !looked.isRight())
                  .map(looked -> looked.bill().id())
                  .filter(bill -> bill > begunTo || unsent.contains(bill))
                  .toList();
          if (!wrong.isEmpty()) {
            anew.freeze(wrong);
            page = look(run.key(), first, last, size);
          }
          marks.advance(run.key(), partition, last, now);
          return new Page(page.stream().map(Looked::bill).toList(), last, begunTo, now, false);
        });
  }

  /**
   * Records that the bills of a page after one were certainly not sent, unless another process has
   * begun them in the meantime.
   */
  public void endAfter(BillingRun run, int partition, Page page, long bill) {
    long begunTo = Math.max(bill, page.begunBefore());
    if (!page.isEnd() && begunTo < page.last()) {
      transaction.executeWithoutResult(
          _ ->
              marks.takeBack(run.key(), partition, new Mark(page.last(), page.begunAt()), begunTo));
    }
  }

  /**
   * Bills of a partition that are due and no longer correct, and whose attempts were begun so long
   * ago that the provider can be asked whether they were sent.
   */
  public List<Bill> doubtful(BillingRun run, int partition) {
    return transaction.execute(
        _ -> {
          plans.hold();
          Instant latest = clock.instant().minus(SEARCH_LAGS);
          return marks
              .lock(run.key(), partition)
              .filter(mark -> !mark.begunAt().isAfter(latest))
              .map(mark -> wrong(run, partition, mark.begunTo()))
              .orElse(List.of());
        });
  }

  private List<Bill> wrong(BillingRun run, int partition, long begunTo) {
    BillRange range = run.partition(partition);
    return look(
            run.key(),
            range.first() - 1,
            Math.min(begunTo, range.last()),
            (int) Math.max(1, Math.min(Integer.MAX_VALUE, run.bills())))
        .stream()
        .filter(looked -> !looked.isRight())
        .map(Looked::bill)
        .toList();
  }

  private List<Looked> look(RunKey key, long after, long last, int size) {
    return jdbc.sql(PAGE)
        .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
        .param("after", after)
        .param("last", last)
        .param("day", key.day())
        .param("number", key.number())
        .param("size", size)
        .query((row, _) -> new Looked(BillRows.read(row), row.getString("why").isEmpty()))
        .list();
  }
}
