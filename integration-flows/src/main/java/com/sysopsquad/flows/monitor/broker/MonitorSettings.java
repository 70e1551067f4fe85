package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.message.Queues;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The user who queries the broker and sends replays, and at what rate.
 *
 * @param brokerUser a user who may manage the broker; null or empty: the quantum's own user
 * @param brokerPassword that user's password
 * @param brokerCheck what to do if the broker is configured so that it can lose messages or their
 *     order
 * @param undeliveredQueue where the broker itself moves what it gives up
 * @param brokerKeepsExpired whether the broker moves expired messages to {@code EXPIRY}
 * @param replaysPerSecond how many messages are sent again per second, by all processes together
 * @param replayPatience how long after a replay was sent it is sent again if its outcome was not
 *     reported; twice as long after each further time
 * @param retention how long a dead letter is kept after it was closed, and a replay after it was
 *     requested
 */
@ConfigurationProperties("sysops.monitor")
public record MonitorSettings(
    @Nullable String brokerUser,
    @Nullable String brokerPassword,
    @DefaultValue("warn") BrokerCheckMode brokerCheck,
    @DefaultValue(Queues.UNDELIVERED) String undeliveredQueue,
    @DefaultValue("true") boolean brokerKeepsExpired,
    @DefaultValue("20") int replaysPerSecond,
    @DefaultValue("1h") Duration replayPatience,
    @DefaultValue("90d") Duration retention) {

  private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  /** Rejects numbers that would send or delete nothing, or everything all the time. */
  public MonitorSettings {
    if (replaysPerSecond < 1) {
      throw new IllegalArgumentException("sysops.monitor.replays-per-second must be at least 1");
    }
    if (replayPatience.compareTo(SHORTEST_PATIENCE) < 0) {
      throw new IllegalArgumentException(
          "sysops.monitor.replay-patience must be at least a minute");
    }
    if (retention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new IllegalArgumentException("sysops.monitor.retention must be at least a day");
    }
  }

  public Broker asOperations(Broker broker) {
    String user = brokerUser;
    String password = brokerPassword;
    return user == null || user.isBlank() || password == null ? broker : broker.as(user, password);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "MonitorSettings[brokerUser=" + brokerUser + "]";
  }
}
