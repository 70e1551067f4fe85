package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.jobs.job.RepeatableJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** How the job contractSync can be started: any number of runs, one at a time. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class ContractSyncRuns extends RepeatableJob {

  static final String NAME = "contractSync";

  ContractSyncRuns(Clock clock) {
    super(NAME, clock);
  }

  @Override
  public String description() {
    return "Copies the catalog of support contracts from sysops to billing and customer, all or"
        + " nothing.";
  }
}
