package com.sysopsquad.flows.delivery.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;

class BackOffTests {

  @RepeatedTest(20)
  void pausesDoubleUpToTheBoundAndBeginAnewAfterSuccess() {
    BackOff pauses = new BackOff(Duration.ofMillis(100), Duration.ofMillis(350));

    assertThat(pauses.next()).isBetween(Duration.ofMillis(75), Duration.ofMillis(125));
    assertThat(pauses.next()).isBetween(Duration.ofMillis(150), Duration.ofMillis(250));
    assertThat(pauses.next()).isBetween(Duration.ofMillis(262), Duration.ofMillis(438));
    assertThat(pauses.next()).isBetween(Duration.ofMillis(262), Duration.ofMillis(438));
    pauses.reset();
    assertThat(pauses.next()).isBetween(Duration.ofMillis(75), Duration.ofMillis(125));
  }
}
