package com.sysopsquad.jobs.node;

import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are watched and recovered.
 *
 * @param nodeName unique name of this process; by default host and port, which no two living
 *     processes share
 * @param heartbeat how often a process reports that it is alive
 * @param deadAfter how long after its last heartbeat a process is considered dead
 * @param look how often to check for requests, stops and runs without a process
 * @param drain how long a process that shuts down waits for work in flight
 * @param automaticRestarts how often a run continues automatically
 * @param restartDelay delay before the second automatic restart; doubles with each, up to a minute
 * @param retention how long processes that have left, completed launch requests and leases of ended
 *     runs are kept
 * @param auditRetention how long the audit, which is dropped by the month, and the runs of routine
 *     jobs are kept
 */
@ConfigurationProperties("sysops.run")
public record RunSettings(
    @Nullable String nodeName,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("15s") Duration deadAfter,
    @DefaultValue("1s") Duration look,
    @DefaultValue("25s") Duration drain,
    @DefaultValue("20") int automaticRestarts,
    @DefaultValue("1s") Duration restartDelay,
    @DefaultValue("30d") Duration retention,
    @DefaultValue("400d") Duration auditRetention) {

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
  private static final Duration SHORTEST_AUDIT = Duration.ofDays(90);

  /** Rejects deleting what may still be needed, and never looking at runs. */
  public RunSettings {
    if (!look.isPositive()) {
      throw new IllegalArgumentException("sysops.run.look must be more than 0");
    }
    if (retention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException("sysops.run.retention must be at least a day");
    }
    if (auditRetention.compareTo(SHORTEST_AUDIT) < 0) {
      throw new IllegalArgumentException("sysops.run.audit-retention must be at least 90 days");
    }
  }

  /** How long a run that may be deleted is kept: never shorter than the records that name it. */
  public Duration runRetention() {
    return auditRetention.compareTo(retention) < 0 ? retention : auditRetention;
  }

  /** The delay before the automatic restart that follows {@code earlier} others. */
  public Duration delayAfter(int earlier) {
    return earlier == 0 ? Duration.ZERO : BackOff.after(earlier, restartDelay, LONGEST_DELAY);
  }
}
