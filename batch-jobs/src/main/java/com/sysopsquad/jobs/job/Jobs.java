package com.sysopsquad.jobs.job;

import java.util.List;

/** The jobs there are. */
public interface Jobs {

  /** All jobs, by name. */
  List<LaunchableJob> all();

  /**
   * One job.
   *
   * @throws NoSuchJob naming the jobs there are
   */
  LaunchableJob find(String name);
}
