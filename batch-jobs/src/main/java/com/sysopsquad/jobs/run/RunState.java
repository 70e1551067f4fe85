package com.sysopsquad.jobs.run;

/** The state of a run or of a step. */
public enum RunState {
  /** Accepted, not yet begun. */
  STARTING,
  /** Running. */
  RUNNING,
  /** Asked to stop; work in flight is still completed. */
  STOPPING,
  /** Ended early because someone requested it; can be restarted. */
  STOPPED,
  /** Completed. */
  COMPLETED,
  /** Ended by a failure; can be restarted. */
  FAILED;

  /** Whether it has not ended yet. */
  public boolean isRunning() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** Whether it ended early. */
  public boolean mayRestart() {
    return this == STOPPED || this == FAILED;
  }
}
