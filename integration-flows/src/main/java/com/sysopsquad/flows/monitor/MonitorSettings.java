package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who asks the broker for its state.
 *
 * @param brokerUser a user who may manage the broker; null or empty: the quantum's own
 * @param brokerPassword that user's password
 */
@ConfigurationProperties("sysops.monitor")
public record MonitorSettings(@Nullable String brokerUser, @Nullable String brokerPassword) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "MonitorSettings[brokerUser=" + brokerUser + "]";
  }
}
