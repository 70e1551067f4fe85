package com.sysopsquad.flows.delivery.outage;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says "degraded", with what and since when, while sending or receiving is interrupted: everything
 * else works on, and what was promised waits.
 */
public final class DeliveryHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final Supplier<List<DeliveryOutage>> outages;

  /** Tells of those that are present when it is asked. */
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
        .withDetail("interrupted", present.stream().map(DeliveryHealthIndicator::sentence).toList())
        .build();
  }

  private static String sentence(DeliveryOutage outage) {
    return "%s is interrupted since %s: %s"
        .formatted(outage.what(), outage.since(), outage.cause());
  }
}
