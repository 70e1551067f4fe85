package com.sysopsquad.jobs.run;

import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are watched and recovered.
 *
 * @param nodeName names this process among all; by default host and port, which no two living
 *     processes share
 * @param heartbeat how often a process says that it lives
 * @param deadAfter how long after its last heartbeat a process is taken for dead
 * @param look how often to look for requests, stops and runs without a process
 * @param drain how long a process that is shut down waits for what is in flight
 * @param automaticRestarts how often a run goes on by itself
 * @param restartDelay before the second automatic restart; doubles with each, up to a minute
 * @param retention how long processes that have left, starts that were carried out and leases of
 *     runs that have ended are kept
 * @param auditRetention how long the audit is kept, which is dropped by the month, and the runs of
 *     jobs that may be forgotten
 */
@ConfigurationProperties("sysops.run")
record RunSettings(
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

  /** Refuses to forget what may still be needed. */
  RunSettings {
    if (retention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException("sysops.run.retention must be at least a day");
    }
    if (auditRetention.compareTo(SHORTEST_AUDIT) < 0) {
      throw new IllegalArgumentException("sysops.run.audit-retention must be at least 90 days");
    }
  }

  /** How long a run is kept that may be forgotten: never shorter than what names it. */
  Duration runRetention() {
    return auditRetention.compareTo(retention) < 0 ? retention : auditRetention;
  }

  /** The delay before the automatic restart that follows {@code earlier} others. */
  Duration delayAfter(int earlier) {
    return earlier == 0 ? Duration.ZERO : BackOff.after(earlier, restartDelay, LONGEST_DELAY);
  }
}
