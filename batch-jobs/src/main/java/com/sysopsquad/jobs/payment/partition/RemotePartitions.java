package com.sysopsquad.jobs.payment.partition;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.jobs.node.PartitionLeases;
import com.sysopsquad.jobs.payment.FrozenPartitions;
import com.sysopsquad.jobs.payment.PaymentSettings;
import com.sysopsquad.jobs.payment.partition.PartitionRequests.PartitionRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/**
 * Hands the partitions of a run to workers and waits for them. A partition that nobody works on is
 * offered again. Its new worker locks out the previous one, so this is always safe.
 */
class RemotePartitions implements PartitionHandler {

  private static final Logger log = LoggerFactory.getLogger(RemotePartitions.class);

  private final BillingRuns runs;
  private final PartitionRequests requests;
  private final JobRepository repository;
  private final PartitionStates states;
  private final PartitionLeases leases;
  private final PaymentSettings settings;

  RemotePartitions(
      BillingRuns runs,
      PartitionRequests requests,
      JobRepository repository,
      PartitionStates states,
      PartitionLeases leases,
      PaymentSettings settings) {
    this.runs = runs;
    this.requests = requests;
    this.repository = repository;
    this.states = states;
    this.leases = leases;
    this.settings = settings;
  }

  @Override
  public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution leading)
      throws Exception {
    var partitions = splitter.split(leading, FrozenPartitions.of(runs, leading));
    var steps = new HashSet<Long>();
    partitions.forEach(step -> steps.add(step.getId()));
    if (!steps.isEmpty()) {
      tryToOffer(leading, steps);
      await(leading, steps);
    }
    var ended = new HashSet<StepExecution>();
    for (long step : steps) {
      var execution = repository.getStepExecution(step);
      if (execution != null) {
        ended.add(execution);
      }
    }
    return ended;
  }

  /**
   * If the broker is down for a while, this waits: partitions that were not offered are unattended.
   */
  private void tryToOffer(StepExecution leading, Collection<Long> steps) {
    try {
      requests.send(
          steps.stream()
              .map(step -> new PartitionRequest(leading.getJobExecutionId(), step))
              .toList());
    } catch (JmsException away) {
      log.warn("Cannot offer partitions yet, they are offered again: {}", away.getMessage());
    }
  }

  private void await(StepExecution leading, Set<Long> steps) throws InterruptedException {
    long offered = System.nanoTime();
    while (!haveEnded(leading, steps)) {
      Thread.sleep(settings.poll());
      if (System.nanoTime() - offered > settings.askAgain().toNanos()) {
        offerAbandoned(leading, steps);
        offered = System.nanoTime();
      }
    }
  }

  /** If the database is down for a while, this waits: the workers may not even notice. */
  private boolean haveEnded(StepExecution leading, Set<Long> steps) {
    try {
      if (leading.isTerminateOnly() || leading.getJobExecution().isStopping()) {
        states.stopUnbegun(steps);
      }
      return states.open(steps).isEmpty();
    } catch (DataAccessException | TransactionException away) {
      log.warn("Cannot see how the partitions stand, look again: {}", away.getMessage());
      return false;
    }
  }

  private void offerAbandoned(StepExecution leading, Set<Long> steps) {
    try {
      List<Long> abandoned = leases.unattended(steps);
      if (!abandoned.isEmpty()) {
        log.info("Nobody works on {} partitions; they are offered again", abandoned.size());
        tryToOffer(leading, abandoned);
      }
    } catch (DataAccessException | TransactionException away) {
      log.warn("Cannot see who works on the partitions, look again: {}", away.getMessage());
    }
  }
}
