package com.sysopsquad.jobs.collection;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RepeatableJob;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The job collection as it can be started: any number of runs, one at a time. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class CollectionRuns extends RepeatableJob {

  static final String NAME = "collection";

  CollectionRuns(Clock clock) {
    super(NAME, clock);
  }

  @Override
  public String description() {
    return "Tries unpaid bills again whose customers have handed in or chosen another card since.";
  }

  /** What is done stands in the attempts, so that going on is always safe. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
