package com.sysopsquad.jobs.run;

/** The state of a run or of a step. */
public enum RunState {
  /** Accepted, not yet begun. */
  STARTING,
  /** At work. */
  RUNNING,
  /** Asked to stop; what is in flight is still brought to its end. */
  STOPPING,
  /** Ended before it was done because someone asked for it; can be restarted. */
  STOPPED,
  /** Done. */
  COMPLETED,
  /** Ended by a failure; can be restarted. */
  FAILED;

  /** Whether it has not ended yet. */
  public boolean isRunning() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** Whether it ended before it was done. */
  public boolean mayRestart() {
    return this == STOPPED || this == FAILED;
  }
}
