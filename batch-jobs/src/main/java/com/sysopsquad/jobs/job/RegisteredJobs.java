package com.sysopsquad.jobs.job;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The jobs that are registered in this application. */
@Component
class RegisteredJobs implements Jobs {

  private final List<LaunchableJob> jobs;

  RegisteredJobs(List<LaunchableJob> jobs) {
    this.jobs = jobs.stream().sorted(Comparator.comparing(LaunchableJob::name)).toList();
  }

  @Override
  public List<LaunchableJob> all() {
    return jobs;
  }

  @Override
  public LaunchableJob find(String name) {
    return jobs.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchJob(name, jobs.stream().map(LaunchableJob::name).toList()));
  }
}
