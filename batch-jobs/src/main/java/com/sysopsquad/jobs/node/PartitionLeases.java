package com.sysopsquad.jobs.node;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on which partition. Taking one increases its fence: from then on, its previous worker
 * is rejected, in the batch tables by the step's version and in the business tables by the fence.
 */
@Repository
public class PartitionLeases {

  private final JdbcClient jdbc;
  private final Membership self;
  private final RunSettings settings;

  PartitionLeases(JdbcClient jdbc, Membership self, RunSettings settings) {
    this.jdbc = jdbc;
    this.self = self;
    this.settings = settings;
  }

  /**
   * Takes the partition from its current worker.
   *
   * @throws LeaseLost if the execution has ended or was recovered: the rest of it must not take
   *     anything from the execution that continues
   */
  @Transactional
  public PartitionLease take(
      String job, String lockKey, int partition, long executionId, long stepExecutionId) {
    long fence =
        jdbc.sql(
                """
                with run as materialized (
                    select execution_id from ops.run
                    where execution_id = :execution and finished_at is null
                    for share
                )
                insert into ops.partition_lease as lease
                    (job, lock_key, partition, fence, execution_id, step_execution_id, incarnation)
                select :job, :key, :partition, nextval('ops.fence'), execution_id, :step,
                    :incarnation::uuid
                from run
                on conflict (job, lock_key, partition) do update
                set fence = excluded.fence, execution_id = excluded.execution_id,
                    step_execution_id = excluded.step_execution_id,
                    incarnation = excluded.incarnation, held_at = clock_timestamp()
                returning fence
                """)
            .param("job", job)
            .param("key", lockKey)
            .param("partition", partition)
            .param("execution", executionId)
            .param("step", stepExecutionId)
            .param("incarnation", self.incarnation())
            .query(Long.class)
            .optional()
            .orElseThrow(
                () -> new LeaseLost("Run %d has ended or was recovered".formatted(executionId)));
    return new PartitionLease(jdbc, job, lockKey, partition, fence);
  }

  /**
   * The step executions that nobody works on: never taken, or taken by a process that died or has
   * written nothing for two minutes.
   */
  public List<Long> unattended(Collection<Long> stepExecutions) {
    return jdbc.sql(
            """
            select s.step_execution_id from batch.batch_step_execution s
            where s.step_execution_id in (:steps) and s.status in ('STARTING', 'STARTED', 'STOPPING')
                and not exists (select from ops.partition_lease l join ops.node n using (incarnation)
                    where l.step_execution_id = s.step_execution_id and n.left_at is null
                        and n.seen_at > clock_timestamp() - make_interval(secs => :silence)
                        and l.held_at > clock_timestamp() - interval '2 minutes')
            """)
        .param("steps", stepExecutions)
        .param("silence", settings.deadAfter().toSeconds())
        .query(Long.class)
        .list();
  }

  /** Prevents everyone who still works on the execution's partitions from writing. */
  public void raiseFences(long executionId) {
    jdbc.sql(
            """
            update ops.partition_lease set fence = nextval('ops.fence')
            where execution_id = :execution
            """)
        .param("execution", executionId)
        .update();
  }

  /**
   * Takes over a step execution that another process began: its version increases, so that the
   * other process can no longer write it.
   *
   * @return false if the step execution has ended, or its run has
   */
  @Transactional
  public boolean takeOver(long stepExecutionId) {
    return jdbc.sql(
                """
                update batch.batch_step_execution s set version = s.version + 1
                from batch.batch_job_execution j
                where s.step_execution_id = :step and s.status in ('STARTING', 'STARTED', 'STOPPING')
                    and j.job_execution_id = s.job_execution_id and j.status in ('STARTING', 'STARTED')
                """)
            .param("step", stepExecutionId)
            .update()
        == 1;
  }
}
