package com.sysopsquad.billing.payment;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for charging a partition.
 *
 * @param page bills read at once
 * @param batch maximum number of results written in one transaction
 * @param linger how long to wait for a batch to fill
 * @param inFlight simultaneous calls of one partition
 * @param retryAfterDays days after the first attempt with a card number on which a temporarily
 *     declined charge is tried with it again by itself; empty: never
 */
@ConfigurationProperties("sysops.charging")
record ChargingSettings(
    @DefaultValue("1000") int page,
    @DefaultValue("500") int batch,
    @DefaultValue("200ms") Duration linger,
    @DefaultValue("64") int inFlight,
    @DefaultValue({"3", "8", "15"}) List<Integer> retryAfterDays) {

  private static final int LAST_RETRY = 27;

  /** Rejects values that cannot work. */
  public ChargingSettings {
    if (page < 1 || batch < 1 || inFlight < 1) {
      throw new IllegalArgumentException(
          "sysops.charging: page, batch and in-flight must be at least 1");
    }
    retryAfterDays = List.copyOf(retryAfterDays);
    if (retryAfterDays.stream().anyMatch(days -> days < 1 || days > LAST_RETRY)
        || !retryAfterDays.equals(retryAfterDays.stream().distinct().sorted().toList())) {
      throw new IllegalArgumentException(
          "sysops.charging.retry-after-days must be days from 1 to %d in their order"
              .formatted(LAST_RETRY));
    }
  }
}
