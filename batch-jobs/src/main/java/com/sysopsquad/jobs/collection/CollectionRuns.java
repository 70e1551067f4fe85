package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.hold.Hold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.job.RepeatableJob;
import java.time.Clock;
import java.util.Optional;

/** The job collection as it can be started: any number of runs, one at a time. */
class CollectionRuns extends RepeatableJob {

  static final String NAME = "collection";

  private final HoldingBilling holding;

  CollectionRuns(HoldingBilling holding, Clock clock) {
    super(NAME, clock);
    this.holding = holding;
  }

  @Override
  public String description() {
    return "Charges unpaid bills again after their customers have added or chosen another card.";
  }

  @Override
  public Optional<String> refusal() {
    return holding.current().map(Hold::sentence);
  }

  /** What is done is in the attempts, so it is always safe to go on. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
