package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.node.Membership;
import com.sysopsquad.jobs.node.Nodes;
import com.sysopsquad.jobs.node.RecurringWork;
import com.sysopsquad.jobs.node.RunSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds runs whose process died, at once after a start with the same name, and ends them. */
@Component
@ConditionalOnRole(Role.SCHEDULER)
class Recovering extends RecurringWork {

  private static final Logger log = LoggerFactory.getLogger(Recovering.class);

  private final Nodes nodes;
  private final Membership self;
  private final RunRows records;
  private final LiveRuns live;
  private final EndingRuns ending;
  private final RunSettings settings;

  Recovering(
      Nodes nodes,
      Membership self,
      RunRows records,
      LiveRuns live,
      EndingRuns ending,
      RunSettings settings) {
    super("recovery", settings.look());
    this.nodes = nodes;
    this.self = self;
    this.records = records;
    this.live = live;
    this.ending = ending;
    this.settings = settings;
  }

  /** Ends all runs without a living process. */
  @Override
  protected void doOnce() {
    if (self.isSteady()) {
      for (String silent : nodes.declareDead(settings.deadAfter())) {
        log.warn(
            "{} was silent for more than {} and is taken for dead", silent, settings.deadAfter());
      }
    }
    for (long execution : records.unfinishedOfTheDeadAnd(self.incarnation())) {
      if (!live.isLive(execution)) {
        log.warn("Run {} has no living process; it is brought to an end", execution);
        ending.end(execution);
      }
    }
  }
}
