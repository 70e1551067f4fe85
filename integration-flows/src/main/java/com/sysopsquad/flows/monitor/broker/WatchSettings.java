package com.sysopsquad.flows.monitor.broker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operations watches the broker.
 *
 * @param every how often it checks
 * @param patience how long the broker may take to accept a message
 * @param standstill how long nothing may be acknowledged on a queue that has messages and a
 *     consumer
 */
@ConfigurationProperties("sysops.monitor.watch")
record WatchSettings(
    @DefaultValue("5s") Duration every,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("2m") Duration standstill) {

  /** Rejects times with which nothing could be noticed. */
  public WatchSettings {
    if (every.toMillis() < 1 || patience.toMillis() < 1 || standstill.toMillis() < 1) {
      throw new IllegalArgumentException(
          "sysops.monitor.watch.every, patience and standstill must be at least 1ms");
    }
  }
}
