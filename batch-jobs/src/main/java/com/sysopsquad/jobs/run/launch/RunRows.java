package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own records of a run, in addition to Spring Batch's tables, and the locks on jobs. */
@Repository
class RunRows {

  private final JdbcClient jdbc;

  RunRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A run as it was launched. */
  record Launched(
      long executionId,
      long instanceId,
      String job,
      String lockKey,
      String node,
      @Nullable String stopRequestedBy) {}

  /** Locks job and key for the transaction that launches; returns false if the lock is taken. */
  boolean lock(String job, String key) {
    return jdbc.sql(
                """
                insert into ops.job_lock (job, lock_key) values (:job, :key) on conflict do nothing
                """)
            .param("job", job)
            .param("key", key)
            .update()
        == 1;
  }

  Optional<Launched> holder(String job, String key) {
    return jdbc.sql(
            """
            select r.execution_id, r.instance_id, r.job, r.lock_key, r.node, r.stop_requested_by
            from ops.job_lock l join ops.run r using (execution_id)
            where l.job = :job and l.lock_key = :key
            """)
        .param("job", job)
        .param("key", key)
        .query(Launched.class)
        .optional();
  }

  /**
   * Records who launched what, and gives it the lock.
   *
   * @throws IllegalStateException if the others consider this process dead: they would consider the
   *     run that it launches dead too
   */
  void launched(Launched run, Run.Kind kind, String actor, UUID incarnation) {
    int written =
        jdbc.sql(
                """
                insert into ops.run
                    (execution_id, instance_id, job, lock_key, kind, actor, node, incarnation)
                select :execution, :instance, :job, :key, :kind, :actor, :node, incarnation
                from ops.node where incarnation = :incarnation and left_at is null
                for share
                """)
            .param("execution", run.executionId())
            .param("instance", run.instanceId())
            .param("job", run.job())
            .param("key", run.lockKey())
            .param("kind", kind.name())
            .param("actor", actor)
            .param("node", run.node())
            .param("incarnation", incarnation)
            .update();
    if (written == 0) {
      throw new IllegalStateException("%s was taken for dead".formatted(run.node()));
    }
    jdbc.sql(
            """
            update ops.job_lock set execution_id = :execution where job = :job and lock_key = :key
            """)
        .param("execution", run.executionId())
        .param("job", run.job())
        .param("key", run.lockKey())
        .update();
  }

  /**
   * The run, locked until the end of the transaction, unless it was finished or is being finished.
   */
  Optional<Launched> claimUnfinished(long executionId) {
    return jdbc.sql(
            """
            select execution_id, instance_id, job, lock_key, node, stop_requested_by from ops.run
            where execution_id = :execution and finished_at is null
            for update skip locked
            """)
        .param("execution", executionId)
        .query(Launched.class)
        .optional();
  }

  /**
   * Runs of processes that are gone, and of this one, which itself knows which of them are alive.
   */
  List<Long> unfinishedOfTheDeadAnd(UUID self) {
    return jdbc.sql(
            """
            select r.execution_id from ops.run r join ops.node n using (incarnation)
            where r.finished_at is null and (n.left_at is not null or n.incarnation = :self)
            order by r.execution_id
            """)
        .param("self", self)
        .query(Long.class)
        .list();
  }

  /** Its process no longer works on it; the job and key are free. */
  void finished(long executionId, boolean recovered) {
    jdbc.sql(
            """
            update ops.run set finished_at = clock_timestamp(),
                recovered_at = case when :recovered then clock_timestamp() end
            where execution_id = :execution
            """)
        .param("execution", executionId)
        .param("recovered", recovered)
        .update();
    jdbc.sql("delete from ops.job_lock where execution_id = :execution")
        .param("execution", executionId)
        .update();
  }

  /**
   * Requests a stop; returns false if the run has finished. The first person who requests it is
   * recorded.
   */
  boolean requestStop(long executionId, String actor) {
    return jdbc.sql(
                """
                update ops.run
                set stop_requested_at = coalesce(stop_requested_at, clock_timestamp()),
                    stop_requested_by = coalesce(stop_requested_by, :actor)
                where execution_id = :execution and finished_at is null
                """)
            .param("execution", executionId)
            .param("actor", actor)
            .update()
        == 1;
  }

  List<Long> toStop() {
    return jdbc.sql(
            """
            select execution_id from ops.run where stop_requested_at is not null and finished_at is null
            """)
        .query(Long.class)
        .list();
  }

  /**
   * How often the instance has continued automatically since someone last started or restarted it.
   */
  int recoveriesInARow(long instanceId) {
    return jdbc.sql(
            """
            select count(*) from ops.run
            where instance_id = :instance and kind = 'RECOVERY' and execution_id >
                (select max(execution_id) from ops.run where instance_id = :instance and kind <> 'RECOVERY')
            """)
        .param("instance", instanceId)
        .query(Integer.class)
        .single();
  }
}
