package com.sysopsquad.jobs.schedule;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import com.sysopsquad.jobs.schedule.due.ScheduleRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Repeatedly decides on starts that wait, and ends pauses; any number of nodes share this. */
class CarryingOutDueStarts implements SmartLifecycle {

  /** The actor of what no person does. */
  private static final String ACTOR = "schedules";

  private final DueStarts starts;
  private final Schedules schedules;
  private final ScheduleRows rows;
  private final Clock clock;
  private final FixedDelay repeated;

  CarryingOutDueStarts(
      DueStarts starts, Schedules schedules, ScheduleRows rows, Clock clock, Duration look) {
    this.starts = starts;
    this.schedules = schedules;
    this.rows = rows;
    this.clock = clock;
    this.repeated = new FixedDelay("due starts", look, this::doOnce);
  }

  private void doOnce() {
    starts.decide();
    rows.pauseEnded(clock.instant()).forEach(name -> schedules.resume(name, true, ACTOR));
  }

  @Override
  public void start() {
    repeated.start();
  }

  @Override
  public void stop() {
    repeated.close();
  }

  @Override
  public boolean isRunning() {
    return repeated.isRunning();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
