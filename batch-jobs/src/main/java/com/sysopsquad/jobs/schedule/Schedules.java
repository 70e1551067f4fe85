package com.sysopsquad.jobs.schedule;

import java.util.List;

/** The schedules there are; every command is written to the audit. */
public interface Schedules {

  /** All schedules, by name. */
  List<Schedule> all();

  /**
   * Fires no more until it is resumed; survives a restart.
   *
   * @throws NoSuchSchedule naming the schedules there are
   */
  void pause(String name, String actor);

  /**
   * Fires again, from its next time on.
   *
   * @throws NoSuchSchedule naming the schedules there are
   */
  void resume(String name, String actor);

  /**
   * Starts what the schedule would start now, with the parameters of this moment.
   *
   * @return the id of the execution
   * @throws NoSuchSchedule naming the schedules there are
   * @throws com.sysopsquad.jobs.job.LaunchRefused when it cannot be started
   */
  long trigger(String name, String actor);
}
