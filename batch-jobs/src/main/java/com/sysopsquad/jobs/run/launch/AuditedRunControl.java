package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.NeedsSecondPerson;
import com.sysopsquad.jobs.run.NotRunning;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.Runs;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Commands for runs, locked against each other and audited. */
@Component
class AuditedRunControl implements RunControl {

  private final Jobs jobs;
  private final Launcher launcher;
  private final RunRows records;
  private final BatchRecords batch;
  private final LiveRuns live;
  private final Runs runs;
  private final Audit audit;

  AuditedRunControl(
      Jobs jobs,
      Launcher launcher,
      RunRows records,
      BatchRecords batch,
      LiveRuns live,
      Runs runs,
      Audit audit) {
    this.jobs = jobs;
    this.launcher = launcher;
    this.records = records;
    this.batch = batch;
    this.live = live;
    this.runs = runs;
    this.audit = audit;
  }

  @Override
  public long start(String job, Map<String, String> parameters, String actor) {
    return audit.command(
        actor,
        "start",
        job,
        new TreeMap<>(parameters).toString(),
        () -> {
          var found = jobs.find(job);
          var identity = found.identify(parameters);
          found
              .secondPerson(identity)
              .ifPresent(
                  second -> {
                    throw new NeedsSecondPerson(job, second);
                  });
          return launcher.launch(found, identity, Run.Kind.START, actor);
        });
  }

  @Override
  public long startConfirmed(
      String job, Map<String, String> parameters, String askedBy, String confirmedBy) {
    if (askedBy.equalsIgnoreCase(confirmedBy)) {
      throw new IllegalArgumentException(askedBy + " cannot be the second person as well");
    }
    var found = jobs.find(job);
    return launcher.launch(found, found.identify(parameters), Run.Kind.START, askedBy);
  }

  @Override
  public void check(String job, Map<String, String> parameters) {
    var found = jobs.find(job);
    launcher.check(found, found.identify(parameters));
  }

  @Override
  public void stop(long executionId, String actor) {
    audit.command(
        actor,
        "stop",
        "run " + executionId,
        null,
        () -> {
          var run = runs.find(executionId);
          if (!run.state().isRunning() || !records.requestStop(executionId, actor)) {
            throw new NotRunning(
                "Run %d has already ended (%s).".formatted(executionId, run.state()));
          }
          live.stop(executionId);
          return "asked to stop";
        });
  }

  @Override
  public long restart(long executionId, String actor) {
    return audit.command(
        actor,
        "restart",
        "run " + executionId,
        null,
        () -> {
          var run = runs.find(executionId);
          refuseUnlessItMayRestart(run);
          return launcher.launch(
              jobs.find(run.job()), batch.identity(executionId), Run.Kind.RESTART, actor);
        });
  }

  private static void refuseUnlessItMayRestart(Run run) {
    if (run.state().isRunning()) {
      throw new AlreadyRunning(
          "Run %d is still running on %s. Stop it first, or wait until it ends."
              .formatted(run.id(), run.node()));
    }
    if (!run.state().mayRestart()) {
      throw new AlreadyCompleted(
          "Run %d is completed. There is nothing left to do.".formatted(run.id()));
    }
  }
}
