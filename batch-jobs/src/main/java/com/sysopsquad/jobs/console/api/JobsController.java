package com.sysopsquad.jobs.console.api;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Jobs;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The jobs there are. */
@RestController
@ConditionalOnRole(Role.CONSOLE)
class JobsController {

  private final Jobs jobs;

  JobsController(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/api/jobs")
  List<JobAnswer> jobs() {
    return jobs.all().stream().map(JobAnswer::of).toList();
  }
}
