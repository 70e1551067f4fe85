package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.node.RecurringWork;
import com.sysopsquad.jobs.node.RunSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.LaunchRequests.Request;
import com.sysopsquad.jobs.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out the requested starts; any number of nodes share them. */
@Component
@ConditionalOnRole(Role.SCHEDULER)
class CarryingOutLaunches extends RecurringWork {

  private static final Logger log = LoggerFactory.getLogger(CarryingOutLaunches.class);

  private final LaunchRequests requests;
  private final Launcher launcher;
  private final Jobs jobs;
  private final BatchRecords batch;
  private final TransactionTemplate transaction;

  CarryingOutLaunches(
      LaunchRequests requests,
      Launcher launcher,
      Jobs jobs,
      BatchRecords batch,
      TransactionTemplate transaction,
      RunSettings settings) {
    super("launch requests", settings.look());
    this.requests = requests;
    this.launcher = launcher;
    this.jobs = jobs;
    this.batch = batch;
    this.transaction = transaction;
  }

  /** Carries out all that are due. */
  @Override
  protected void doOnce() {
    while (Boolean.TRUE.equals(transaction.execute(status -> carryOutNext()))) {
      // until none is due
    }
  }

  private boolean carryOutNext() {
    var request = requests.claim();
    request.ifPresent(this::carryOut);
    return request.isPresent();
  }

  private void carryOut(Request request) {
    try {
      long execution = launch(request);
      requests.started(request, execution);
      log.info("Started run {} of {} for {}", execution, request.job(), request.actor());
    } catch (LaunchRefused refusal) {
      requests.refused(request, String.valueOf(refusal.getMessage()));
      log.warn("{} asked for {}: {}", request.actor(), request.job(), refusal.getMessage());
    }
  }

  private long launch(Request request) {
    var job = jobs.find(request.job());
    if (request.restarts() != null) {
      return launcher.launch(
          job, batch.identity(request.restarts()), Run.Kind.RECOVERY, request.actor());
    }
    return launcher.launch(
        job, job.identify(request.parameters()), Run.Kind.START, request.actor());
  }
}
