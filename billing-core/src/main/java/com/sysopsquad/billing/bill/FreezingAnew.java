package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.pricing.Pricing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings bills that are not right any more, and were certainly not sent, to what is owed now. A
 * bill that nothing is owed for any more is void.
 */
public class FreezingAnew {

  private final DuePeriods periods;
  private final Supplier<Pricing> pricing;
  private final Clock clock;

  FreezingAnew(DuePeriods periods, Supplier<Pricing> pricing, Clock clock) {
    this.periods = periods;
    this.pricing = pricing;
    this.clock = clock;
  }

  /** Freezes these bills anew within the caller's transaction, which must do so once only. */
  public void freeze(List<Long> bills) {
    Instant now = clock.instant();
    periods.collect(bills, LocalDate.ofInstant(now, clock.getZone()));
    periods.voidWhatIsNotOwed(now);
    periods.collectPrices();
    periods.price(pricing.get());
    periods.replace(now);
  }
}
