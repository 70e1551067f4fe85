package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.Pricing;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Freezes what a month has to bill. */
public class OpeningBillingRuns {

  private static final Logger log = LoggerFactory.getLogger(OpeningBillingRuns.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final BillingRuns runs;
  private final DuePeriods periods;
  private final Supplier<Pricing> pricing;
  private final Clock clock;

  OpeningBillingRuns(
      JdbcClient jdbc,
      JdbcOperations batches,
      PlatformTransactionManager transactions,
      BillingRuns runs,
      Supplier<Pricing> pricing,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.runs = runs;
    this.periods = new DuePeriods(jdbc, batches);
    this.pricing = pricing;
    this.clock = clock;
  }

  /**
   * Freezes, in one transaction, a bill for every period that begins before the end of the month
   * and that no earlier run has frozen; a run that exists already is returned unchanged.
   *
   * @param partitions into how many ranges a new run is divided
   */
  public BillingRun open(YearMonth month, int partitions) {
    Optional<BillingRun> before = runs.find(month);
    if (before.isPresent()) {
      return before.get();
    }
    BillingRun run =
        Objects.requireNonNull(transaction.execute(_ -> freezeUnlessFrozen(month, partitions)));
    jdbc.sql("select billing.refresh_statistics()").query((_, _) -> 1).single();
    return run;
  }

  private BillingRun freezeUnlessFrozen(YearMonth month, int partitions) {
    // One freeze at a time: the bills of a run must have ids next to each other.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('billing.billing_run'))")
        .query((_, _) -> 1)
        .single();
    return runs.find(month).orElseGet(() -> freeze(month, partitions));
  }

  private BillingRun freeze(YearMonth month, int partitions) {
    jdbc.sql(
            """
            insert into billing.billing_run
                   (billing_month, frozen_at, first_bill, last_bill, bills, partitions)
            values (?, ?, 0, -1, 0, ?)
            """)
        .params(
            month.atDay(1), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), partitions)
        .update();
    periods.collect(month);
    periods.price(pricing.get());
    periods.freezeInto(month);
    BillingRun run = runs.find(month).orElseThrow();
    log.info("Run {} is frozen: {} bills", month, run.bills());
    return run;
  }
}
