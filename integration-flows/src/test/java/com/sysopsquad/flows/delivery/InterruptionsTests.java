package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class InterruptionsTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Interruptions interruptions = new Interruptions(Clock.fixed(NOON, ZoneOffset.UTC));
  private final DeliveryHealthIndicator indicator =
      new DeliveryHealthIndicator(interruptions::present);

  @Test
  void nothingIsInterruptedAtFirst() {
    interruptions.of("Sending").ends(this);

    assertThat(interruptions.present()).isEmpty();
    assertThat(indicator.health()).isEqualTo(Health.up().build());
  }

  @Test
  void theHealthSaysWhatIsInterruptedSinceWhenAndWhy() {
    interruptions.of("Sending").begins(this, new IllegalStateException("card 4242424242424242"));

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
  void anInterruptionEndsWithTheLastWhoHadIt() {
    Outages receiving = interruptions.of("Receiving from A");
    receiving.begins("one", new IllegalStateException("away"));
    receiving.begins("other", new IllegalStateException("away"));

    receiving.ends("one");
    assertThat(interruptions.present()).hasSize(1);
    receiving.ends("other");

    assertThat(interruptions.present()).isEmpty();
  }

  @Test
  void whatIsStartedAgainIsWatchedOnce() {
    interruptions.of("Sending").begins(this, new IllegalStateException("away"));

    interruptions.of("Sending");

    assertThat(interruptions.present()).isEmpty();
  }
}
