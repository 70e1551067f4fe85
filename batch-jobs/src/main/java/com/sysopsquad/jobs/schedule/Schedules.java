package com.sysopsquad.jobs.schedule;

import java.util.List;

/** The existing schedules; every command is written to the audit. */
public interface Schedules {

  /** All schedules, by name. */
  List<Schedule> all();

  /**
   * Pauses the schedule until it is resumed, even after a restart.
   *
   * @throws NoSuchSchedule names the existing schedules
   */
  void pause(String name, String actor);

  /**
   * Resumes the schedule, starting with its next time.
   *
   * @throws NoSuchSchedule names the existing schedules
   */
  void resume(String name, String actor);

  /**
   * Starts now what the schedule would start, with the parameters of the current time.
   *
   * @return the id of the execution
   * @throws NoSuchSchedule names the existing schedules
   * @throws com.sysopsquad.jobs.job.LaunchRefused if it cannot be started
   */
  long trigger(String name, String actor);
}
