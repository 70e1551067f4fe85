package com.sysopsquad.jobs.payment.partition;

import com.sysopsquad.billing.payment.StaleWriterException;
import com.sysopsquad.flows.delivery.inbox.work.WorkReceiver;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.node.PartitionLeases;
import com.sysopsquad.jobs.payment.BillPartitions;
import com.sysopsquad.jobs.payment.partition.PartitionRequests.PartitionRequest;
import com.sysopsquad.jobs.run.RunInLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * Processes partitions that another process hands out. Partitions that have ended, or that another
 * living worker has begun, are ignored; those of a dead worker are taken over. What requests no
 * partition is refused with a reason.
 */
class PartitionWorker implements WorkReceiver {

  private static final Logger log = LoggerFactory.getLogger(PartitionWorker.class);

  private final PartitionRequests requests;
  private final PartitionLeases leases;
  private final LiveRuns live;
  private final JobRepository repository;
  private final Step chargePartition;

  PartitionWorker(
      PartitionRequests requests,
      PartitionLeases leases,
      LiveRuns live,
      JobRepository repository,
      Step chargePartition) {
    this.requests = requests;
    this.leases = leases;
    this.live = live;
    this.repository = repository;
    this.chargePartition = chargePartition;
  }

  /** An exception returns the partition to the broker, except if there is no such partition. */
  @Override
  public void receive(ReceivedMessage message, boolean redelivered) {
    var request = requests.read(message);
    requirePartition(request, message);
    try {
      carryOut(request, redelivered);
    } catch (RuntimeException failure) {
      log.warn("Gives partition {} back: {}", request.stepExecutionId(), failure.getMessage());
      throw failure;
    }
  }

  /** Whoever executed the step of something else would break that step. */
  private void requirePartition(PartitionRequest request, ReceivedMessage message) {
    var step = find(request.stepExecutionId());
    if (step == null
        || step.getJobExecutionId() != request.jobExecutionId()
        || !BillPartitions.isPartition(step)) {
      throw PartitionRequests.refused(
          message,
          "Run %d has no partition with step %d."
              .formatted(request.jobExecutionId(), request.stepExecutionId()));
    }
  }

  private void carryOut(PartitionRequest request, boolean redelivered) {
    long step = request.stepExecutionId();
    if (!redelivered && leases.unattended(List.of(step)).isEmpty()) {
      log.info("Partition {} has ended, or another works on it", step);
      return;
    }
    if (!leases.takeOver(step)) {
      log.info("Partition {} has ended already", step);
      return;
    }
    var execution = find(step);
    if (execution != null) {
      RunInLog.during(execution, () -> carryOut(execution));
    }
  }

  private @Nullable StepExecution find(long step) {
    try {
      return repository.getStepExecution(step);
    } catch (EmptyResultDataAccessException thereIsNone) {
      return null;
    }
  }

  private void carryOut(StepExecution execution) {
    live.began(execution.getJobExecution());
    try {
      chargePartition.execute(execution);
    } catch (JobInterruptedException stopped) {
      log.info("Partition {} was asked to stop", execution.getId());
    } finally {
      live.ended(execution.getJobExecution());
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN && !wasTakenOver(execution)) {
      throw new IllegalStateException(
          "what came of partition %d could not be written down".formatted(execution.getId()));
    }
  }

  private static boolean wasTakenOver(StepExecution execution) {
    return execution.getFailureExceptions().stream()
        .anyMatch(StaleWriterException.class::isInstance);
  }
}
