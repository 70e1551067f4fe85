package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.flows.message.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who asks the broker for its state and sends replays, and how fast.
 *
 * @param brokerUser a user who may manage the broker; null or empty: the quantum's own
 * @param brokerPassword that user's password
 * @param brokerCheck what becomes of a broker that is set up so that it can lose messages
 * @param undeliveredQueue where the broker itself lays what it gives up
 * @param brokerKeepsExpired whether the broker lays what expires into {@code EXPIRY}
 * @param replaysPerSecond how many messages are sent again in a second, by all processes together
 */
@ConfigurationProperties("sysops.monitor")
public record MonitorSettings(
    @Nullable String brokerUser,
    @Nullable String brokerPassword,
    @DefaultValue("warn") BrokerCheckMode brokerCheck,
    @DefaultValue(Queues.UNDELIVERED) String undeliveredQueue,
    @DefaultValue("true") boolean brokerKeepsExpired,
    @DefaultValue("20") int replaysPerSecond) {

  /** Refuses a number with which nothing would ever be sent. */
  public MonitorSettings {
    if (replaysPerSecond < 1) {
      throw new IllegalArgumentException("sysops.monitor.replays-per-second must be at least 1");
    }
  }

  Broker asOperations(Broker broker) {
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
