package com.sysopsquad.flows.delivery.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class DeliveryOutagesTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final DeliveryOutages outages = new DeliveryOutages(Clock.fixed(NOON, ZoneOffset.UTC));
  private final DeliveryHealthIndicator indicator = new DeliveryHealthIndicator(outages::present);

  @Test
  void nothingIsInterruptedAtFirst() {
    outages.track("Sending").ends(this);

    assertThat(outages.present()).isEmpty();
    assertThat(indicator.health()).isEqualTo(Health.up().build());
  }

  @Test
  void theHealthSaysWhatIsInterruptedSinceWhenAndWhy() {
    outages.track("Sending").begins(this, new IllegalStateException("card 4242424242424242"));

    Health health = indicator.health();

    assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(health.getDetails())
        .isEqualTo(
            Map.of(
                "interrupted",
                List.of(
                    "Sending is interrupted since 2026-11-22T12:00:00Z: IllegalStateException: card"
                        + " [number]")));
  }

  @Test
  void anOutageEndsWithTheLastWhoHadIt() {
    OutageTracker receiving = outages.track("Receiving from A");
    receiving.begins("one", new IllegalStateException("away"));
    receiving.begins("other", new IllegalStateException("away"));

    receiving.ends("one");
    assertThat(outages.present()).hasSize(1);
    receiving.ends("other");

    assertThat(outages.present()).isEmpty();
  }

  @Test
  void howManyCannotWorkIsCountedByTheirWork() {
    OutageTracker sending = outages.track("Sending");
    OutageTracker receiving = outages.track("Receiving from A");
    sending.begins("one", new IllegalStateException("away"));
    sending.begins("other", new IllegalStateException("away"));
    receiving.begins("one", new IllegalStateException("away"));

    assertThat(outages.interrupted("Sending")).isEqualTo(2);
    assertThat(outages.interrupted("Receiving")).isEqualTo(1);
    sending.ends("one");
    sending.ends("other");
    assertThat(outages.interrupted("Sending")).isZero();
  }

  @Test
  void whatIsStartedAgainIsTrackedOnce() {
    outages.track("Sending").begins(this, new IllegalStateException("away"));

    outages.track("Sending");

    assertThat(outages.present()).isEmpty();
  }
}
