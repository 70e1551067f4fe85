package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.Pricing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Freezes what a month has to bill. */
public class OpeningBillingRuns {

  private static final Logger log = LoggerFactory.getLogger(OpeningBillingRuns.class);

  private final TransactionTemplate transaction;
  private final BillingRuns runs;
  private final DuePeriods periods;
  private final Supplier<Pricing> pricing;
  private final Clock clock;

  OpeningBillingRuns(
      PlatformTransactionManager transactions,
      BillingRuns runs,
      DuePeriods periods,
      Supplier<Pricing> pricing,
      Clock clock) {
    this.transaction = new TransactionTemplate(transactions);
    this.runs = runs;
    this.periods = periods;
    this.pricing = pricing;
    this.clock = clock;
  }

  /**
   * Freezes, in one transaction, a bill for every period that begins before the end of the month
   * and that no earlier run has frozen; a run that exists already is returned unchanged. Bills that
   * any run has parked without an attempt are priced again: those that have a price now are bills
   * of this run.
   *
   * @param partitions into how many ranges a new run is divided
   */
  public BillingRun open(YearMonth month, int partitions) {
    Optional<BillingRun> before = runs.find(month);
    if (before.isPresent()) {
      return before.get();
    }
    BillingRun run = transaction.execute(_ -> freezeUnlessFrozen(month, partitions));
    runs.refreshStatistics();
    return run;
  }

  /**
   * Says what a run of the month would bill, by the selection and the prices of {@link #open}. It
   * writes nothing: its transaction is read-only as soon as its temporary tables are there, and is
   * rolled back.
   */
  public DryRun dryRun(YearMonth month) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          Optional<BillingRun> frozen = runs.find(month);
          DueSums due = frozen.map(runs::left).orElseGet(() -> toFreeze(month));
          Optional<BillingRun> before = runs.before(month);
          return new DryRun(
              frozen.isPresent(),
              due,
              before.map(BillingRun::month).orElse(null),
              before.map(runs::frozen).orElse(null));
        });
  }

  private DueSums toFreeze(YearMonth month) {
    periods.collect(month, LocalDate.ofInstant(clock.instant(), clock.getZone()));
    periods.leaveOutWhatIsNotOwed();
    periods.collectPrices();
    periods.refuseWrites();
    periods.price(pricing.get());
    return periods.sums(month);
  }

  private BillingRun freezeUnlessFrozen(YearMonth month, int partitions) {
    runs.lockForFreezing();
    return runs.find(month).orElseGet(() -> freeze(month, partitions));
  }

  private BillingRun freeze(YearMonth month, int partitions) {
    Instant now = clock.instant();
    runs.add(month, now, partitions);
    periods.collect(month, LocalDate.ofInstant(now, clock.getZone()));
    periods.voidWhatIsNotOwed(now);
    periods.collectPrices();
    periods.price(pricing.get());
    periods.freezeInto(month, now);
    BillingRun run = runs.find(month).orElseThrow();
    log.info("Run {} is frozen: {} bills", month, run.bills());
    return run;
  }
}
