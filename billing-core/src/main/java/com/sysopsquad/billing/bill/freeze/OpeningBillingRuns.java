package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.flows.pricing.Pricing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Freezes the bills of a run. */
public class OpeningBillingRuns {

  private static final Logger log = LoggerFactory.getLogger(OpeningBillingRuns.class);

  private final TransactionTemplate transaction;
  private final BillingRuns runs;
  private final DuePeriods periods;
  private final Postings postings;
  private final Supplier<Pricing> pricing;
  private final Clock clock;

  OpeningBillingRuns(
      PlatformTransactionManager transactions,
      BillingRuns runs,
      DuePeriods periods,
      Postings postings,
      Supplier<Pricing> pricing,
      Clock clock) {
    this.transaction = new TransactionTemplate(transactions);
    this.runs = runs;
    this.periods = periods;
    this.postings = postings;
    this.pricing = pricing;
    this.clock = clock;
  }

  /**
   * Freezes and posts, in one transaction, a bill for every period that has begun by the day of the
   * run and that no other run has frozen; an existing run is returned unchanged. Bills that any run
   * has parked without an attempt are priced again: if they now have a price, they become bills of
   * this run.
   *
   * @param partitions number of ranges into which a new run is divided
   */
  public BillingRun open(RunKey key, int partitions) {
    Optional<BillingRun> before = runs.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    BillingRun run = transaction.execute(_ -> freezeUnlessFrozen(key, partitions));
    runs.refreshStatistics();
    return run;
  }

  /**
   * Freezes and posts, in one transaction, a bill for each plan that starts today, was too late for
   * the run of the day, and has a card that can pay. These bills are a run of their own; without
   * such plans there is none. Plans without a card are left to the run of the next day.
   */
  public Optional<BillingRun> openForNewcomers() {
    return periods.hasNewcomers(dayOf(clock.instant()))
        ? transaction.execute(_ -> freezeNewcomers())
        : Optional.empty();
  }

  /**
   * Computes what a run would bill, with the selection and the prices of {@link #open}. It writes
   * nothing: its transaction is read-only once its temporary tables exist, and is rolled back.
   */
  public DryRun dryRun(RunKey key) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          Optional<BillingRun> frozen = runs.find(key);
          DueSums due = frozen.map(runs::left).orElseGet(() -> toFreeze(key));
          Optional<BillingRun> before = runs.monthBefore(key);
          return new DryRun(
              frozen.isPresent(),
              due,
              before.map(BillingRun::key).orElse(null),
              before.map(runs::frozen).orElse(null));
        });
  }

  private DueSums toFreeze(RunKey key) {
    LocalDate today = dayOf(clock.instant());
    periods.collect(key.until(today), today);
    periods.leaveOutWhatIsNotOwed();
    periods.collectPrices();
    periods.refuseWrites();
    periods.price(pricing.get());
    return periods.sums(key);
  }

  private BillingRun freezeUnlessFrozen(RunKey key, int partitions) {
    runs.lockForFreezing();
    return runs.find(key).orElseGet(() -> freeze(key, partitions));
  }

  private BillingRun freeze(RunKey key, int partitions) {
    Instant now = clock.instant();
    LocalDate today = dayOf(now);
    periods.collect(key.until(today), today);
    return freezeCollected(key, partitions, now);
  }

  private Optional<BillingRun> freezeNewcomers() {
    runs.lockForFreezing();
    Instant now = clock.instant();
    LocalDate today = dayOf(now);
    if (!periods.hasNewcomers(today)) {
      return Optional.empty();
    }
    periods.collectNewcomers(today);
    return Optional.of(freezeCollected(runs.nextFor(today), 1, now));
  }

  private BillingRun freezeCollected(RunKey key, int partitions, Instant now) {
    runs.add(key, now, partitions);
    periods.voidWhatIsNotOwed(now);
    periods.collectPrices();
    periods.price(pricing.get());
    periods.freezeInto(key, now);
    postings.frozen(key.day(), key.number());
    BillingRun run = runs.find(key).orElseThrow();
    log.info("Run {} is frozen: {} bills", key, run.bills());
    return run;
  }

  private LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, clock.getZone());
  }
}
