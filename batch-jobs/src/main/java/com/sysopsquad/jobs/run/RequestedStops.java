package com.sysopsquad.jobs.run;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings stops that were asked for anywhere to the process that runs the run, or parts of it. */
@Component
class RequestedStops implements SmartLifecycle {

  private final RunRecords records;
  private final LiveRuns live;
  private final Rhythm rhythm;

  RequestedStops(RunRecords records, LiveRuns live, RunSettings settings) {
    this.records = records;
    this.live = live;
    this.rhythm = new Rhythm("stop requests", settings.look(), this::look);
  }

  private void look() {
    if (!live.ids().isEmpty()) {
      records.toStop().forEach(live::stop);
    }
  }

  @Override
  public void start() {
    rhythm.start();
  }

  @Override
  public void stop() {
    rhythm.close();
  }

  @Override
  public boolean isRunning() {
    return rhythm.isRunning();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1536;
  }
}
