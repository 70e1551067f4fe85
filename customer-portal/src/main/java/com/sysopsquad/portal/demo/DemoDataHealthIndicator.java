package com.sysopsquad.portal.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * UP once the demonstration customers have been added and sent to billing, or if none are
 * requested.
 */
@Component
class DemoDataHealthIndicator implements HealthIndicator {

  private final DemoLoader loader;

  DemoDataHealthIndicator(DemoLoader loader) {
    this.loader = loader;
  }

  @Override
  public Health health() {
    DemoProgress progress = loader.progress();
    return (progress.complete() ? Health.up() : Health.outOfService())
        .withDetail("doing", progress.doing())
        .withDetail("customers", progress.added())
        .withDetail("of", progress.of())
        .build();
  }
}
