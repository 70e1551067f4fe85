package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.node.PartitionLeases;
import com.sysopsquad.jobs.node.RunSettings;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.Outage;
import com.sysopsquad.jobs.run.launch.RunRows.Launched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings runs to an end from which they can continue: runs that ended normally, and runs whose
 * process crashed or lost its database before it could record how they ended.
 */
@Component
class EndingRuns {

  private static final Logger log = LoggerFactory.getLogger(EndingRuns.class);

  private final RunRows records;
  private final BatchRecords batch;
  private final PartitionLeases leases;
  private final LaunchRequests requests;
  private final Jobs jobs;
  private final RunSettings settings;
  private final TransactionTemplate transaction;

  EndingRuns(
      RunRows records,
      BatchRecords batch,
      PartitionLeases leases,
      LaunchRequests requests,
      Jobs jobs,
      RunSettings settings,
      TransactionTemplate transaction) {
    this.records = records;
    this.batch = batch;
    this.leases = leases;
    this.requests = requests;
    this.jobs = jobs;
    this.settings = settings;
    this.transaction = transaction;
  }

  /** The job's thread has ended; without a database, recovery does this later. */
  void ended(long executionId) {
    try {
      end(executionId);
    } catch (RuntimeException failure) {
      log.warn("Run {} ended, which could not be written down yet", executionId, failure);
    }
  }

  /**
   * Ends the run unless that has been done. First the fences increase, so that nothing that is left
   * of it can write anymore; then its state becomes final; then it continues if it does so
   * automatically.
   */
  void end(long executionId) {
    transaction.executeWithoutResult(
        status -> records.claimUnfinished(executionId).ifPresent(this::end));
  }

  private void end(Launched run) {
    leases.raiseFences(run.executionId());
    boolean asked = run.stopRequestedBy() != null;
    var before = batch.outcome(run.executionId());
    boolean lost = before.isEmpty() || !before.get().isFinal();
    // Even if a run reported how it ended, it may have open parts that nobody has begun.
    batch.end(
        run.executionId(),
        asked ? "STOPPED" : "FAILED",
        lost
            ? "Its process (%s) died or lost its database.".formatted(run.node())
            : "Its run ended before it.");
    records.finished(run.executionId(), lost);
    boolean interrupted =
        lost
            || before.get().exitCode().equals(Outage.EXIT_CODE)
            || before.get().status().equals("STOPPED");
    if (interrupted && !asked) {
      goOn(run);
    }
  }

  private void goOn(Launched run) {
    if (jobs.all().stream()
        .noneMatch(job -> job.name().equals(run.job()) && job.goesOnByItself())) {
      return;
    }
    int earlier = records.recoveriesInARow(run.instanceId());
    if (earlier >= settings.automaticRestarts()) {
      log.error(
          "Run {} of {} is no longer restarted automatically after {} restarts; restart it manually",
          run.executionId(),
          run.job(),
          earlier);
      return;
    }
    requests.goOn(run.executionId(), run.job(), settings.delayAfter(earlier));
    log.info("Run {} of {} will be restarted automatically", run.executionId(), run.job());
  }
}
