package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.node.RecurringWork;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import com.sysopsquad.jobs.schedule.due.ScheduleRows;
import java.time.Clock;
import java.time.Duration;

/** Repeatedly decides on starts that wait, and ends pauses; any number of nodes share this. */
class CarryingOutDueStarts extends RecurringWork {

  /** The actor of what no person does. */
  private static final String ACTOR = "schedules";

  private final DueStarts starts;
  private final Schedules schedules;
  private final ScheduleRows rows;
  private final Clock clock;

  CarryingOutDueStarts(
      DueStarts starts, Schedules schedules, ScheduleRows rows, Clock clock, Duration look) {
    super("due starts", look);
    this.starts = starts;
    this.schedules = schedules;
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  protected void doOnce() {
    starts.decide();
    rows.pauseEnded(clock.instant()).forEach(name -> schedules.resume(name, true, ACTOR));
  }
}
