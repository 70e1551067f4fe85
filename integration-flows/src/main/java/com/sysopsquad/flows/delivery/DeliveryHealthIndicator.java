package com.sysopsquad.flows.delivery;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says "degraded", with what and since when, while sending or receiving is interrupted: everything
 * else works on, and what was promised waits.
 */
final class DeliveryHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final Interruptions interruptions;

  DeliveryHealthIndicator(Interruptions interruptions) {
    this.interruptions = interruptions;
  }

  @Override
  public Health health() {
    List<Interruption> present = interruptions.present();
    if (present.isEmpty()) {
      return Health.up().build();
    }
    return Health.status(DEGRADED)
        .withDetail("interrupted", present.stream().map(DeliveryHealthIndicator::sentence).toList())
        .build();
  }

  private static String sentence(Interruption interruption) {
    return "%s is interrupted since %s: %s"
        .formatted(interruption.what(), interruption.since(), interruption.cause());
  }
}
