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
   * @throws NoSuchJob when there is no such job
   * @throws InvalidParameter when it cannot be started with these parameters
   * @throws AlreadyRunning when it, or one that excludes it, runs already
   * @throws AlreadyCompleted when this very run was completed before
   * @throws NotNow when no run of the job may be started at present
   * @throws NeedsSecondPerson when one person alone may not start it
   */
  long start(String job, Map<String, String> parameters, String actor);

  /**
   * Starts a job that one person has asked for and another has confirmed, within the caller's
   * transaction; whoever calls this writes the audit.
   *
   * @return the id of the execution
   * @throws IllegalArgumentException when both are the same person
   * @throws LaunchRefused as {@link #start}, but for the second person
   */
  long startConfirmed(
      String job, Map<String, String> parameters, String askedBy, String confirmedBy);

  /**
   * Refuses what a start would refuse now, but for the second person, and starts nothing.
   *
   * @throws LaunchRefused as {@link #start}
   */
  void check(String job, Map<String, String> parameters);

  /**
   * Asks a run to stop: nothing new is begun, what is in flight is brought to its end.
   *
   * @throws NoSuchRun when there is none
   * @throws NotRunning when it has ended already
   */
  void stop(long executionId, String actor);

  /**
   * Lets a run that failed or was stopped go on.
   *
   * @return the id of the new execution
   * @throws NoSuchRun when there is none
   * @throws AlreadyRunning when it runs
   * @throws AlreadyCompleted when it was completed
   * @throws NotNow when no run of the job may be started at present
   */
  long restart(long executionId, String actor);
}
