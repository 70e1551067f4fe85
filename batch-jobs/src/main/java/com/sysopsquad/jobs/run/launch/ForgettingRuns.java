package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.node.RecurringWork;
import com.sysopsquad.jobs.node.RunSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits the size of the records about runs: creates the audit's months in advance and drops old
 * ones, and deletes leases, completed launch requests and processes that are no longer needed. Of
 * runs, only those of frequent jobs that decide nothing are deleted; billing records are kept
 * forever.
 */
@Component
@ConditionalOnRole(Role.SCHEDULER)
class ForgettingRuns extends RecurringWork {

  /** Each batch is a separate transaction, so that none blocks running jobs. */
  private static final int BATCH = 1_000;

  private static final int MONTHS_AHEAD = 3;

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final RunSettings settings;

  ForgettingRuns(JdbcClient jdbc, Jobs jobs, RunSettings settings) {
    super("forgetting", Duration.ofHours(1));
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.settings = settings;
  }

  @Override
  protected void doOnce() {
    keepAudit();
    forgetLeases();
    forgetLaunchRequests();
    jobs.all().stream()
        .filter(LaunchableJob::oldRunsAreForgotten)
        .map(LaunchableJob::name)
        .forEach(this::forgetRuns);
    forgetNodes();
  }

  private void keepAudit() {
    jdbc.sql("select ops.keep_audit(?, ?)")
        .param(MONTHS_AHEAD)
        .param((int) settings.auditRetention().toDays())
        .query(Integer.class)
        .single();
  }

  /** A run that continues takes new ones, with higher fences. */
  private void forgetLeases() {
    forget(
        """
        delete from ops.partition_lease where (job, lock_key, partition) in (
            select l.job, l.lock_key, l.partition
            from ops.partition_lease l join ops.run r using (execution_id)
            where r.finished_at < clock_timestamp() - make_interval(secs => :age)
            limit :most
            for update of l skip locked)
        """);
  }

  /** All except the latest of each schedule, which shows its result. */
  private void forgetLaunchRequests() {
    forget(
        """
        delete from ops.launch_request where id in (
            select id from ops.launch_request request
            where handled_at < clock_timestamp() - make_interval(secs => :age)
                and (schedule is null or exists (select from ops.launch_request later
                    where later.schedule = request.schedule and later.fire_time > request.fire_time))
            limit :most
            for update skip locked)
        """);
  }

  /** All of an instance at once, with its data in Spring Batch; the latest is kept. */
  private void forgetRuns(String job) {
    forget(
        """
        with old as materialized (
            select instance_id from ops.run
            where job = :job
                and instance_id <> (select instance_id from ops.run where job = :job
                    order by execution_id desc limit 1)
            group by instance_id
            having count(*) = count(finished_at)
                and max(finished_at) < clock_timestamp() - make_interval(secs => :age)
            limit :most),
        runs as (
            delete from ops.run where instance_id in (select instance_id from old))
        delete from batch.batch_job_instance where job_instance_id in (select instance_id from old)
        """,
        Map.of("job", job),
        settings.runRetention());
  }

  private void forgetNodes() {
    forget(
        """
        delete from ops.node where incarnation in (
            select incarnation from ops.node n
            where left_at < clock_timestamp() - make_interval(secs => :age)
                and not exists (select from ops.run r where r.incarnation = n.incarnation)
                and not exists (select from ops.partition_lease l where l.incarnation = n.incarnation)
            limit :most
            for update skip locked)
        """);
  }

  private void forget(String batch) {
    forget(batch, Map.of(), settings.retention());
  }

  private void forget(String batch, Map<String, ?> parameters, Duration age) {
    int forgotten;
    do {
      forgotten =
          jdbc.sql(batch)
              .params(parameters)
              .param("age", (double) age.toSeconds())
              .param("most", BATCH)
              .update();
    } while (forgotten == BATCH);
  }
}
