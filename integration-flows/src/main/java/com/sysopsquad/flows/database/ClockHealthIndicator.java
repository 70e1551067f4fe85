package com.sysopsquad.flows.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Shows "degraded" while the clock of this machine differs from the database's by more than a
 * minute. Everything keeps working by the database's clock.
 */
public final class ClockHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final DatabaseClock clock;

  /** Compares the machine's clock at the time of the call. */
  public ClockHealthIndicator(DatabaseClock clock) {
    this.clock = clock;
  }

  @Override
  public Health health() {
    return clock
        .complaint()
        .map(sentence -> Health.status(DEGRADED).withDetail("clock", sentence).build())
        .orElseGet(() -> Health.up().build());
  }
}
