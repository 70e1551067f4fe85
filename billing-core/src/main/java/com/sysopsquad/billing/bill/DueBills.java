package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.PartitionMarks.Mark;
import com.sysopsquad.billing.database.IndexedPlans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bills of a run that nobody has dealt with yet, read by key and a page at a time. */
public final class DueBills {

  /** After so long the provider's search knows of all that was sent. */
  private static final Duration SEARCH_LAGS = Duration.ofHours(1);

  /** Of a bill b: nobody has dealt with it yet; a parked one has its alert, once. */
  static final String IS_DUE =
      """
      b.voided is null
         and not exists (select from billing.payment_attempt p where p.bill_id = b.id)
         and (b.total_minor is distinct from 0 or not exists
                (select from billing.invoice i where i.bill_id = b.id))
         and (b.parked is null or not exists
                (select from billing.alert x
                  where x.bill_id = b.id and x.kind in ('NOT_PRICED', 'TOO_SMALL')))
      """;

  private static final String PAGE =
      """
      select %s, %s as why
        from %s
        %s
       where b.id > :after and b.id <= :last and b.billing_month = :month
         and %s
       order by b.id
       limit :size
      """
          .formatted(
              BillRows.COLUMNS, BillCheck.WHY_UNSENT, BillRows.TABLES, BillCheck.TABLES, IS_DUE);

  /**
   * Bills whose attempts may begin.
   *
   * @param last after which the next page begins
   * @param begunBefore up to which bill attempts were begun before this page
   * @param begunAt when those of this page were
   * @param isEnd there are no more
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
   * Begins the first attempts of the next bills of a partition, in the order of their ids. In one
   * transaction they are compared with all that billing has received, those that are not right any
   * more are frozen anew or void, and it is noted that the rest may be sent from now on. What may
   * have been sent before is left as it is.
   *
   * @param unsent bills that were begun before, but were certainly not sent
   */
  public Page begin(BillingRun run, int partition, long after, int size, Set<Long> unsent) {
    return transaction.execute(
        _ -> {
          plans.hold();
          Instant now = clock.instant();
          long begunTo = marks.lock(run.month(), partition).map(Mark::begunTo).orElse(0L);
          BillRange range = run.partition(partition);
          long first = Math.max(after, range.first() - 1);
          List<Looked> page = look(run.month(), first, range.last(), size);
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
            page = look(run.month(), first, last, size);
          }
          marks.advance(run.month(), partition, last, now);
          return new Page(page.stream().map(Looked::bill).toList(), last, begunTo, now, false);
        });
  }

  /**
   * Notes that the bills of a page after one were certainly not sent, unless another process has
   * begun them meanwhile.
   */
  public void endAfter(BillingRun run, int partition, Page page, long bill) {
    long begunTo = Math.max(bill, page.begunBefore());
    if (!page.isEnd() && begunTo < page.last()) {
      transaction.executeWithoutResult(
          _ ->
              marks.takeBack(
                  run.month(), partition, new Mark(page.last(), page.begunAt()), begunTo));
    }
  }

  /**
   * Bills of a partition that are due and not right any more, whose attempts were begun so long ago
   * that the provider can be asked whether they were sent.
   */
  public List<Bill> doubtful(BillingRun run, int partition) {
    return transaction.execute(
        _ -> {
          plans.hold();
          Instant latest = clock.instant().minus(SEARCH_LAGS);
          return marks
              .lock(run.month(), partition)
              .filter(mark -> !mark.begunAt().isAfter(latest))
              .map(mark -> wrong(run, partition, mark.begunTo()))
              .orElse(List.of());
        });
  }

  private List<Bill> wrong(BillingRun run, int partition, long begunTo) {
    BillRange range = run.partition(partition);
    return look(
            run.month(),
            range.first() - 1,
            Math.min(begunTo, range.last()),
            (int) Math.max(1, Math.min(Integer.MAX_VALUE, run.bills())))
        .stream()
        .filter(looked -> !looked.isRight())
        .map(Looked::bill)
        .toList();
  }

  private List<Looked> look(YearMonth month, long after, long last, int size) {
    return jdbc.sql(PAGE)
        .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
        .param("after", after)
        .param("last", last)
        .param("month", month.atDay(1))
        .param("size", size)
        .query((row, _) -> new Looked(BillRows.read(row), row.getString("why").isEmpty()))
        .list();
  }
}
