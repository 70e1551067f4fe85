package com.sysopsquad.jobs.run;

import com.sysopsquad.platform.TestPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 100,000 runs, nearly all of one routine job, as they are after a year. */
public final class ManyRuns {

  private static final int ALL = 100_000;
  private static final int STEPS = 20;

  private ManyRuns() {}

  /** Run n was launched n minutes after the first; every 5,000th is of the job "rare". */
  public static void add(TestPlatform.Database database) {
    JdbcClient.create(database.migrating())
        .sql(
            """
            insert into batch.batch_job_instance (job_instance_id, version, job_name, job_key)
            select n, 0, case when n % 5000 = 0 then 'rare' else 'copying' end, n::text
            from generate_series(1, :all) n;
            insert into batch.batch_job_execution
                (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status)
            select n, 0, n, at, at, at + interval '2 seconds',
                case when n % 1000 = 1 then 'FAILED' else 'COMPLETED' end
            from generate_series(1, :all) n, lateral (
                select timestamp '2026-01-01' + n * interval '1 minute' as at) t;
            insert into batch.batch_job_execution_params
            select n, 'document', 'java.lang.String', 'document ' || n, 'Y'
            from generate_series(1, :all) n;
            insert into ops.run (execution_id, instance_id, job, lock_key, kind, actor, node,
                incarnation, launched_at, finished_at)
            select n, n, case when n % 5000 = 0 then 'rare' else 'copying' end, '', 'START',
                case when n % 2500 = 0 then 'ada' else 'schedule copying' end, 'node', incarnation,
                at, at + interval '2 seconds'
            from generate_series(1, :all) n, (select incarnation from ops.node limit 1) node,
                lateral (select timestamptz '2026-01-01 00:00Z' + n * interval '1 minute' as at) t;
            analyze batch.batch_job_instance, batch.batch_job_execution,
                batch.batch_job_execution_params, ops.run
            """
                .replace(":all", Integer.toString(ALL)))
        .update();
  }

  /**
   * Twenty steps of each run: one that writes the number of the run, and its 19 partitions.
   *
   * <p>The foreign key is checked once at the end, since one by one takes a minute.
   */
  public static void addSteps(TestPlatform.Database database) {
    JdbcClient.create(database.migrating())
        .sql(
            """
            alter table batch.batch_step_execution drop constraint job_exec_step_fk;
            insert into batch.batch_step_execution (step_execution_id, version, step_name,
                job_execution_id, create_time, start_time, end_time, status, read_count, write_count,
                read_skip_count, write_skip_count, process_skip_count)
            select n * :steps + step, 0,
                case step when 0 then 'copy' else 'copy:partition' || step end, n, at, at,
                at + interval '1 second', 'COMPLETED', n, case step when 0 then n else 2 * n end,
                0, 0, 0
            from generate_series(1, :all) n, generate_series(0, :steps - 1) step, lateral (
                select timestamp '2026-01-01' + n * interval '1 minute' as at) t;
            alter table batch.batch_step_execution add constraint job_exec_step_fk
                foreign key (job_execution_id)
                references batch.batch_job_execution (job_execution_id) on delete cascade;
            analyze batch.batch_step_execution
            """
                .replace(":all", Integer.toString(ALL))
                .replace(":steps", Integer.toString(STEPS)))
        .update();
  }
}
