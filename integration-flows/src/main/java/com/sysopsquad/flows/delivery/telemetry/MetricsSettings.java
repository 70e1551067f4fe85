package com.sysopsquad.flows.delivery.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures that a process publishes as metrics.
 *
 * @param every how often tables and broker are read for them; 0 switches it off
 */
@ConfigurationProperties("sysops.metrics")
public record MetricsSettings(@DefaultValue("15s") Duration every) {

  /** Rejects invalid times. */
  public MetricsSettings {
    if (every.isNegative()) {
      throw new IllegalArgumentException("sysops.metrics.every must not be negative");
    }
  }
}
