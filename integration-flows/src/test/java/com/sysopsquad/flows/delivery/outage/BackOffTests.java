package com.sysopsquad.flows.delivery.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 100", "2, 200", "3, 350", "4, 350", "2147483647, 350"})
  void thePauseAfterSoManyAttemptsIsKnownWithoutCountingThem(int attempts, long millis) {
    assertThat(BackOff.after(attempts, Duration.ofMillis(100), Duration.ofMillis(350)))
        .isEqualTo(Duration.ofMillis(millis));
  }
}
