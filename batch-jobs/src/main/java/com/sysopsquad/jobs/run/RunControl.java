package com.sysopsquad.jobs.run;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.NoSuchJob;
import java.util.Map;

/** Starts, stops and restarts runs; every command is written to the audit with its result. */
public interface RunControl {

  /**
   * Starts a job and returns once it is accepted.
   *
   * @return the id of the execution
   * @throws NoSuchJob if there is no such job
   * @throws InvalidParameter if it cannot be started with these parameters
   * @throws AlreadyRunning if it, or one that excludes it, is already running
   * @throws AlreadyCompleted if this run was completed before
   * @throws NotNow if no run of the job may be started at present
   * @throws NeedsSecondPerson if one person alone may not start it
   */
  long start(String job, Map<String, String> parameters, String actor);

  /**
   * Starts a job that one person has requested and another has confirmed, within the caller's
   * transaction; the caller writes the audit.
   *
   * @return the id of the execution
   * @throws IllegalArgumentException if both are the same person
   * @throws LaunchRefused as for {@link #start}, except for the second person
   */
  long startConfirmed(
      String job, Map<String, String> parameters, String askedBy, String confirmedBy);

  /**
   * Refuses what a start would refuse now, except for the second person, and starts nothing.
   *
   * @throws LaunchRefused as for {@link #start}
   */
  void check(String job, Map<String, String> parameters);

  /**
   * Asks a run to stop: nothing new begins, and calls in flight are completed.
   *
   * @throws NoSuchRun if there is none
   * @throws NotRunning if it has already ended
   */
  void stop(long executionId, String actor);

  /**
   * Restarts a run that failed or was stopped.
   *
   * @return the id of the new execution
   * @throws NoSuchRun if there is none
   * @throws AlreadyRunning if it is running
   * @throws AlreadyCompleted if it was completed
   * @throws NotNow if no run of the job may be started at present
   */
  long restart(long executionId, String actor);
}
