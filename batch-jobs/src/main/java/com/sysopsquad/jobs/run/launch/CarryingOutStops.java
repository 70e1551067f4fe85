package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.node.RecurringWork;
import com.sysopsquad.jobs.node.RunSettings;
import org.springframework.stereotype.Component;

/** Passes requested stops from any node to the process that runs the run, or parts of it. */
@Component
class CarryingOutStops extends RecurringWork {

  private final RunRows records;
  private final LiveRuns live;

  CarryingOutStops(RunRows records, LiveRuns live, RunSettings settings) {
    super("stop requests", settings.look());
    this.records = records;
    this.live = live;
  }

  @Override
  protected void doOnce() {
    if (!live.ids().isEmpty()) {
      records.toStop().forEach(live::stop);
    }
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1536;
  }
}
