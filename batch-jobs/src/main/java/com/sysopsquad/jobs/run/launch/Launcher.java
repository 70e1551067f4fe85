package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.job.BusinessTimes;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.node.Membership;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.NotNow;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.launch.RunRows.Launched;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Launches a run: lock and record are one transaction, and the job begins after its commit. Spring
 * Batch reads and creates executions in separate transactions; what an uncommitted launch has left
 * there is cleaned up by the next one, while it holds the lock.
 */
@Component
class Launcher {

  private final Map<String, Job> jobs;
  private final JobOperator operator;
  private final JobRepository repository;
  private final AfterCommitExecutor executor;
  private final RunRows records;
  private final BatchRecords batch;
  private final Membership self;
  private final LiveRuns live;
  private final EndingRuns ending;
  private final TransactionTemplate transaction;
  private final TransactionTemplate apart;

  Launcher(
      Map<String, Job> jobs,
      JobOperator operator,
      JobRepository repository,
      AfterCommitExecutor executor,
      RunRows records,
      BatchRecords batch,
      Membership self,
      LiveRuns live,
      EndingRuns ending,
      PlatformTransactionManager transactions) {
    this.jobs = jobs;
    this.operator = operator;
    this.repository = repository;
    this.executor = executor;
    this.records = records;
    this.batch = batch;
    this.self = self;
    this.live = live;
    this.ending = ending;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Launches, or says why not; within the caller's transaction if there is one. */
  long launch(LaunchableJob job, Map<String, String> identity, Run.Kind kind, String actor) {
    var execution = transaction.execute(status -> launchLocked(job, identity, kind, actor));
    return execution.getId();
  }

  /** Says why this cannot be launched now, if it cannot. */
  void check(LaunchableJob job, Map<String, String> identity) {
    refuseWhileNoneMayStart(job);
    String key = job.lockKey(identity);
    if (records.holder(job.name(), key).isPresent()) {
      throw alreadyRunning(job, key);
    }
    var parameters = parameters(identity);
    refuseCompleted(job, parameters, repository.getJobInstance(job.name(), parameters));
  }

  private static void refuseWhileNoneMayStart(LaunchableJob job) {
    job.refusal()
        .ifPresent(
            why -> {
              throw new NotNow(why);
            });
  }

  private static JobParameters parameters(Map<String, String> identity) {
    var parameters = new JobParametersBuilder();
    identity.forEach((name, value) -> parameters.addString(name, value, true));
    return parameters.toJobParameters();
  }

  private JobExecution launchLocked(
      LaunchableJob job, Map<String, String> identity, Run.Kind kind, String actor) {
    refuseWhileNoneMayStart(job);
    String key = job.lockKey(identity);
    if (!records.lock(job.name(), key)) {
      throw alreadyRunning(job, key);
    }
    return executor.launchAfterCommit(
        () -> {
          var execution = create(job, parameters(identity));
          var run =
              new Launched(
                  execution.getId(),
                  execution.getJobInstance().getId(),
                  job.name(),
                  key,
                  self.name(),
                  null);
          records.launched(run, kind, actor, self.incarnation());
          live.began(execution);
          return execution;
        },
        execution -> {
          try {
            ending.ended(execution.getId());
          } finally {
            live.ended(execution);
          }
        });
  }

  private JobExecution create(LaunchableJob job, JobParameters parameters) {
    var instance = repository.getJobInstance(job.name(), parameters);
    if (instance != null) {
      // Committed at once; otherwise Spring Batch would not see it.
      apart.executeWithoutResult(status -> batch.settle(instance.getId()));
    }
    refuseCompleted(job, parameters, instance);
    try {
      return operator.start(batchJob(job.name()), parameters);
    } catch (JobInstanceAlreadyCompleteException complete) {
      throw new AlreadyCompleted(described(job, parameters) + " was completed before.");
    } catch (JobExecutionAlreadyRunningException | JobRestartException running) {
      throw new AlreadyRunning(
          "%s cannot be started now: %s"
              .formatted(described(job, parameters), running.getMessage()));
    } catch (InvalidJobParametersException invalid) {
      throw new InvalidParameter(String.valueOf(invalid.getMessage()));
    }
  }

  private void refuseCompleted(
      LaunchableJob job, JobParameters parameters, @Nullable JobInstance instance) {
    var last = instance == null ? null : repository.getLastJobExecution(instance);
    if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
      throw new AlreadyCompleted(
          "%s was completed by run %d%s. There is nothing left to do."
              .formatted(
                  described(job, parameters),
                  last.getId(),
                  last.getEndTime() == null ? "" : " on " + local(last.getEndTime())));
    }
  }

  /** Spring Batch keeps times of the process's zone. */
  private static String local(LocalDateTime time) {
    ZoneId zone = ZoneId.systemDefault();
    return BusinessTimes.time(time.atZone(zone).toInstant(), zone);
  }

  private Job batchJob(String name) {
    var job = jobs.get(name);
    if (job == null) {
      throw new IllegalStateException("There is no bean of the job \"%s\"".formatted(name));
    }
    return job;
  }

  private AlreadyRunning alreadyRunning(LaunchableJob job, String key) {
    String what = key.isEmpty() ? job.name() : job.name() + " " + key;
    return new AlreadyRunning(
        records
            .holder(job.name(), key)
            .map(
                run ->
                    "%s is already running: run %d on %s. Wait until it ends, or stop it first."
                        .formatted(what, run.executionId(), run.node()))
            .orElse("%s is already being started.".formatted(what)));
  }

  private static String described(LaunchableJob job, JobParameters parameters) {
    var description = new StringBuilder(job.name());
    parameters
        .parameters()
        .forEach(
            parameter ->
                description
                    .append(' ')
                    .append(parameter.name())
                    .append('=')
                    .append(parameter.value()));
    return description.toString();
  }
}
