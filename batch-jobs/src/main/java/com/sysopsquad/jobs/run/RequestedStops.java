package com.sysopsquad.jobs.run;

import org.springframework.stereotype.Component;

/** Brings stops that were asked for anywhere to the process that runs the run, or parts of it. */
@Component
class RequestedStops extends RecurringWork {

  private final RunRows records;
  private final LiveRuns live;

  RequestedStops(RunRows records, LiveRuns live, RunSettings settings) {
    super("stop requests", settings.look());
    this.records = records;
    this.live = live;
  }

  @Override
  void doOnce() {
    if (!live.ids().isEmpty()) {
      records.toStop().forEach(live::stop);
    }
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1536;
  }
}
