package com.sysopsquad.flows.delivery;

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

  private final Supplier<List<Interruption>> interruptions;

  /** Tells of those that are present when it is asked. */
  public DeliveryHealthIndicator(Supplier<List<Interruption>> interruptions) {
    this.interruptions = interruptions;
  }

  @Override
  public Health health() {
    List<Interruption> present = interruptions.get();
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
