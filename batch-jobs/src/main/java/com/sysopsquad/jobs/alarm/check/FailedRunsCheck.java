package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Runs that failed and were not completed since. A restart that is still running does not end the
 * alarm.
 */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class FailedRunsCheck implements Check {

  private static final int RECENT = 200;

  private final Jobs jobs;
  private final Runs runs;

  FailedRunsCheck(Jobs jobs, Runs runs) {
    this.jobs = jobs;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "failed runs";
  }

  @Override
  public Findings look(Instant now) {
    return Findings.of(
        Set.of(AlarmKind.RUN_FAILED),
        jobs.all().stream().flatMap(job -> failed(job).stream()).toList());
  }

  /** For a job that can be repeated, only its last run counts; for others, the last of each key. */
  private List<Condition> failed(LaunchableJob job) {
    Map<Map<String, String>, Runs.Summary> last = new LinkedHashMap<>();
    runs.latest(RunFilter.of(job.name()), RECENT).stream()
        .filter(run -> !run.state().isRunning())
        .forEach(
            run -> last.putIfAbsent(job.oldRunsAreForgotten() ? Map.of() : run.parameters(), run));
    return last.values().stream()
        .filter(run -> run.state() == RunState.FAILED)
        .map(run -> condition(job, run))
        .toList();
  }

  private static Condition condition(LaunchableJob job, Runs.Summary run) {
    return new Condition(
        AlarmKind.RUN_FAILED,
        job.oldRunsAreForgotten() ? job.name() : ConditionFormats.run(job.name(), run.parameters()),
        "Run %d of %s failed%s"
            .formatted(
                run.id(),
                ConditionFormats.run(job.name(), run.parameters()),
                run.message().isEmpty() ? "." : ": " + run.message()),
        "/runs/" + run.id());
  }
}
