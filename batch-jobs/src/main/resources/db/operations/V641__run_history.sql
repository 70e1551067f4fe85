-- Lists of runs are read by time and number, newest first: of all, of a job, of whoever started them.
create index run_launched on ops.run (launched_at, execution_id);
create index run_job_launched on ops.run (job, launched_at, execution_id);
create index run_actor_launched on ops.run (actor, launched_at, execution_id);
-- The few that did not complete.
create index batch_job_execution_not_completed on batch.batch_job_execution (job_execution_id) where status <> 'COMPLETED';
-- A value may be longer than an index takes.
create index batch_job_execution_params_value on batch.batch_job_execution_params (left(parameter_value, 200), job_execution_id);
