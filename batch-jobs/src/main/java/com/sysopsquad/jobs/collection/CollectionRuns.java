package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.hold.Hold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.job.RepeatableJob;
import java.time.Clock;
import java.util.Optional;

/** How the job collection can be started: any number of runs, one at a time. */
class CollectionRuns extends RepeatableJob {

  static final String NAME = "collection";

  private final HoldingBilling holding;

  CollectionRuns(HoldingBilling holding, Clock clock) {
    super(NAME, clock);
    this.holding = holding;
  }

  @Override
  public String description() {
    return "Charges plans that start today but were added after the day's run. Charges unpaid bills"
        + " again, with a card that was added or chosen, or some days after a temporary decline."
        + " Refunds payments for plans that had ended.";
  }

  @Override
  public Optional<String> refusal() {
    return holding.current().map(Hold::sentence);
  }

  /** The completed work is in bills and attempts, so it is always safe to continue. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
