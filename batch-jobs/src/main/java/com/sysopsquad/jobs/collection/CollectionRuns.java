package com.sysopsquad.jobs.collection;

import com.sysopsquad.jobs.run.RepeatableJob;
import java.time.Clock;

/** The job collection as it can be started: any number of runs, one at a time. */
class CollectionRuns extends RepeatableJob {

  static final String NAME = "collection";

  CollectionRuns(Clock clock) {
    super(NAME, clock);
  }

  @Override
  public String description() {
    return "Charges unpaid bills again after their customers have added or chosen another card.";
  }

  /** What is done is in the attempts, so it is always safe to go on. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
