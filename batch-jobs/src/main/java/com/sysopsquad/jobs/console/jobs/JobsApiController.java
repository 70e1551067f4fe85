package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.job.Jobs;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;

/** The existing jobs. */
@ConsoleApi
class JobsApiController {

  private final Jobs jobs;

  JobsApiController(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/api/jobs")
  List<JobAnswer> jobs() {
    return jobs.all().stream().map(JobAnswer::of).toList();
  }
}
