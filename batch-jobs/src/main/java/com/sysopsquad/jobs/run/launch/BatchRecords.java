package com.sysopsquad.jobs.run.launch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and corrects Spring Batch's tables directly, in addition to its own repository. */
@Repository
class BatchRecords {

  private final JdbcClient jdbc;

  BatchRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The state of an execution in Spring Batch. */
  record Outcome(String status, String exitCode) {

    boolean isFinal() {
      return switch (status) {
        case "COMPLETED", "STOPPED", "FAILED", "ABANDONED" -> true;
        default -> false;
      };
    }
  }

  Optional<Outcome> outcome(long executionId) {
    return jdbc.sql(
            """
            select status, coalesce(exit_code, '') as exit_code from batch.batch_job_execution
            where job_execution_id = :execution
            """)
        .param("execution", executionId)
        .query(Outcome.class)
        .optional();
  }

  /** The identifying parameters, by name. */
  Map<String, String> identity(long executionId) {
    var identity = new TreeMap<String, String>();
    jdbc.sql(
            """
            select parameter_name, parameter_value from batch.batch_job_execution_params
            where job_execution_id = :execution and identifying = 'Y'
            """)
        .param("execution", executionId)
        .query(
            row -> {
              identity.put(row.getString(1), row.getString(2));
            });
    return identity;
  }

  /**
   * Ends executions without a process: nothing in them may stay running or UNKNOWN, since neither
   * can be restarted. The versions increase, so that a late update by the old process is rejected.
   */
  void end(long executionId, String status, String message) {
    jdbc.sql(
            """
            update batch.batch_step_execution
            set status = :status, exit_code = :status, exit_message = :message,
                end_time = localtimestamp, last_updated = localtimestamp, version = version + 1
            where job_execution_id = :execution
                and status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            """)
        .param("execution", executionId)
        .param("status", status)
        .param("message", message)
        .update();
    jdbc.sql(
            """
            update batch.batch_job_execution
            set status = :status, exit_code = :status, exit_message = :message,
                end_time = localtimestamp, last_updated = localtimestamp, version = version + 1
            where job_execution_id = :execution
                and status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            """)
        .param("execution", executionId)
        .param("status", status)
        .param("message", message)
        .update();
  }

  /**
   * Allows an instance to be restarted, if the caller has its lock. Nobody runs it then, so an
   * execution that seems to run was left by a process that crashed, and an UNKNOWN state could not
   * be stored. The results are in business rows, so it is safe to continue.
   */
  void settle(long instanceId) {
    jdbc.sql(
            """
            update batch.batch_step_execution
            set status = 'FAILED', exit_code = 'FAILED', version = version + 1
            where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') and job_execution_id in
                (select job_execution_id from batch.batch_job_execution where job_instance_id = :instance)
            """)
        .param("instance", instanceId)
        .update();
    jdbc.sql(
            """
            update batch.batch_job_execution
            set status = 'FAILED', exit_code = 'FAILED', version = version + 1,
                end_time = coalesce(end_time, localtimestamp)
            where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                and job_instance_id = :instance
            """)
        .param("instance", instanceId)
        .update();
  }
}
