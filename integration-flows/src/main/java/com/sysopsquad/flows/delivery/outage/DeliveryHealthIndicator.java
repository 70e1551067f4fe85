package com.sysopsquad.flows.delivery.outage;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Shows "degraded", with the cause and the time, while sending or receiving is interrupted or
 * incomplete. Everything else keeps working, and accepted messages wait.
 */
public final class DeliveryHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final Supplier<List<DeliveryOutage>> outages;

  /** Reports the outages that exist at the time of the call. */
  public DeliveryHealthIndicator(Supplier<List<DeliveryOutage>> outages) {
    this.outages = outages;
  }

  @Override
  public Health health() {
    List<DeliveryOutage> present = outages.get();
    if (present.isEmpty()) {
      return Health.up().build();
    }
    return Health.status(DEGRADED)
        .withDetail("interrupted", present.stream().map(DeliveryOutage::sentence).toList())
        .build();
  }
}
