package com.sysopsquad.jobs.node;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The right to write the results of one partition, until another process takes it over. */
public final class PartitionLease {

  private final JdbcClient jdbc;
  private final String job;
  private final String lockKey;
  private final int partition;
  private final long fence;

  PartitionLease(JdbcClient jdbc, String job, String lockKey, int partition, long fence) {
    this.jdbc = jdbc;
    this.job = job;
    this.lockKey = lockKey;
    this.partition = partition;
    this.fence = fence;
  }

  /**
   * Holds the right until the current transaction ends: a takeover waits for it.
   *
   * @throws LeaseLost if another process has taken over
   */
  public void hold() {
    boolean held =
        jdbc.sql(
                    """
                    update ops.partition_lease set held_at = clock_timestamp()
                    where job = :job and lock_key = :key and partition = :partition and fence = :fence
                    """)
                .param("job", job)
                .param("key", lockKey)
                .param("partition", partition)
                .param("fence", fence)
                .update()
            == 1;
    if (!held) {
      throw new LeaseLost(
          "Partition %d of %s %s was taken over by another worker"
              .formatted(partition, job, lockKey));
    }
  }
}
