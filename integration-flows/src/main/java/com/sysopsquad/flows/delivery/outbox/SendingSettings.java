package com.sysopsquad.flows.delivery.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the relay does if a broker takes nothing, or refuses a message.
 *
 * @param timeout how long the broker may take for one batch before the connection is closed
 * @param late how old the oldest message in the outbox may be before the health reports it
 * @param refusedPause how long a message that the broker refused waits for its next attempt
 * @param refusedLongest how long it is retried before it is given up and becomes a dead letter
 */
@ConfigurationProperties("sysops.delivery.sending")
public record SendingSettings(
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("5s") Duration late,
    @DefaultValue("1m") Duration refusedPause,
    @DefaultValue("1d") Duration refusedLongest) {

  /** Rejects times with which nothing could be sent. */
  public SendingSettings {
    if (timeout.toMillis() < 1 || late.toMillis() < 1 || refusedPause.toMillis() < 1) {
      throw new IllegalArgumentException(
          "sysops.delivery.sending.timeout, late and refused-pause must be at least 1ms");
    }
  }
}
