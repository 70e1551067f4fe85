package com.sysopsquad.flows.delivery.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a process reports of itself.
 *
 * @param every how often; 0 switches it off. A process that is not heard for 12 seconds is silent
 */
@ConfigurationProperties("sysops.delivery.telemetry")
record TelemetrySettings(@DefaultValue("5s") Duration every) {

  /** Rejects invalid times. */
  public TelemetrySettings {
    if (every.isNegative()) {
      throw new IllegalArgumentException("sysops.delivery.telemetry.every must not be negative");
    }
  }

  boolean reports() {
    return every.toMillis() > 0;
  }
}
