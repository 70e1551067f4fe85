package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Failed runs without a later successful run: a person must check them. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class FailedRuns {

  private static final int RECENT = 200;

  private final Jobs jobs;
  private final Runs runs;

  FailedRuns(Jobs jobs, Runs runs) {
    this.jobs = jobs;
    this.runs = runs;
  }

  List<Runs.Summary> all() {
    return jobs.all().stream()
        .flatMap(job -> latest(job).stream())
        .filter(run -> run.state() == RunState.FAILED)
        .toList();
  }

  /**
   * For a job that can be repeated, only the last run counts; for other jobs, the last of each
   * identity.
   */
  private Collection<Runs.Summary> latest(LaunchableJob job) {
    if (job.oldRunsAreForgotten()) {
      return runs.latest(RunFilter.of(job.name()), 1);
    }
    Map<Map<String, String>, Runs.Summary> latest = new LinkedHashMap<>();
    runs.latest(RunFilter.of(job.name()), RECENT)
        .forEach(run -> latest.putIfAbsent(run.parameters(), run));
    return latest.values();
  }
}
