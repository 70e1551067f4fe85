package com.sysopsquad.billing.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a partition is charged.
 *
 * @param page bills read at once
 * @param batch results written in one transaction, at most
 * @param linger how long a batch waits to be filled
 * @param inFlight calls at once by one partition
 */
@ConfigurationProperties("sysops.charging")
public record ChargingSettings(
    @DefaultValue("1000") int page,
    @DefaultValue("500") int batch,
    @DefaultValue("200ms") Duration linger,
    @DefaultValue("64") int inFlight) {

  /** Refuses what cannot work. */
  public ChargingSettings {
    if (page < 1 || batch < 1 || inFlight < 1) {
      throw new IllegalArgumentException(
          "sysops.charging: page, batch and in-flight must be at least 1");
    }
  }
}
