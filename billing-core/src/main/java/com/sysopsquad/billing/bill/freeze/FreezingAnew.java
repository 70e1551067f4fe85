package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.flows.pricing.Pricing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Updates bills that are no longer correct, and were certainly not sent, to what is owed now. A
 * bill for which nothing is owed anymore becomes void.
 */
public class FreezingAnew {

  private final DuePeriods periods;
  private final Postings postings;
  private final Supplier<Pricing> pricing;
  private final Clock clock;

  FreezingAnew(DuePeriods periods, Postings postings, Supplier<Pricing> pricing, Clock clock) {
    this.periods = periods;
    this.postings = postings;
    this.pricing = pricing;
    this.clock = clock;
  }

  /** Freezes these bills anew within the caller's transaction, which may do so only once. */
  public void freeze(List<Long> bills) {
    Instant now = clock.instant();
    periods.collect(bills, LocalDate.ofInstant(now, clock.getZone()));
    periods.voidWhatIsNotOwed(now);
    periods.collectPrices();
    periods.price(pricing.get());
    periods.replace(now);
    postings.changed(bills);
  }
}
