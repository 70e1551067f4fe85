package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who asks the broker for its state.
 *
 * @param brokerUser a user who may manage the broker; null or empty: the quantum's own
 * @param brokerPassword that user's password
 * @param brokerCheck what becomes of a broker that is set up so that it can lose messages
 */
@ConfigurationProperties("sysops.monitor")
public record MonitorSettings(
    @Nullable String brokerUser,
    @Nullable String brokerPassword,
    @DefaultValue("warn") BrokerCheckMode brokerCheck) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "MonitorSettings[brokerUser=" + brokerUser + "]";
  }
}
