package com.sysopsquad.jobs.payment.partition;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The states of a run's partitions that workers process. */
class PartitionStates {

  private final JdbcClient jdbc;

  PartitionStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The partitions that have not ended. */
  List<Long> open(Collection<Long> steps) {
    return jdbc.sql(
            """
            select step_execution_id from batch.batch_step_execution
            where step_execution_id in (:steps) and status in ('STARTING', 'STARTED', 'STOPPING')
            """)
        .param("steps", steps)
        .query(Long.class)
        .list();
  }

  /** Ends partitions that have not begun, so that a worker who gets them later ignores them. */
  void stopUnbegun(Collection<Long> steps) {
    jdbc.sql(
            """
            update batch.batch_step_execution set status = 'STOPPED', exit_code = 'STOPPED',
                end_time = localtimestamp, last_updated = localtimestamp, version = version + 1
            where step_execution_id in (:steps) and status = 'STARTING'
            """)
        .param("steps", steps)
        .update();
  }
}
