package com.sysopsquad.jobs.job;

import java.util.List;

/** The existing jobs. */
public interface Jobs {

  /** All jobs, by name. */
  List<LaunchableJob> all();

  /**
   * One job.
   *
   * @throws NoSuchJob names the existing jobs
   */
  LaunchableJob find(String name);
}
