package com.sysopsquad.billing.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for charging a partition.
 *
 * @param page bills read at once
 * @param batch maximum number of results written in one transaction
 * @param linger how long to wait for a batch to fill
 * @param inFlight simultaneous calls of one partition
 */
@ConfigurationProperties("sysops.charging")
record ChargingSettings(
    @DefaultValue("1000") int page,
    @DefaultValue("500") int batch,
    @DefaultValue("200ms") Duration linger,
    @DefaultValue("64") int inFlight) {

  /** Rejects values that cannot work. */
  public ChargingSettings {
    if (page < 1 || batch < 1 || inFlight < 1) {
      throw new IllegalArgumentException(
          "sysops.charging: page, batch and in-flight must be at least 1");
    }
  }
}
