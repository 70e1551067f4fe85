package com.sysopsquad.flows.delivery.inbox.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryPolicyTests {

  private final RetryPolicy policy =
      new RetryPolicy(
          new DeliverySettings.Retry(6, Duration.ofSeconds(1), 4, Duration.ofMinutes(5), null));

  @Property
  void aPauseGrowsByTheFactorUpToTheBoundAndIsJitteredByAQuarter(
      @ForAll @IntRange(min = 1, max = 1_000) int attempts) {
    double exact = Math.min(300_000, 1_000 * Math.pow(4, attempts - 1));

    assertThat((double) policy.pause(attempts).toMillis())
        .isBetween(exact * 0.75 - 1, exact * 1.25 + 1);
  }

  @Example
  void pausesDifferSoThatWhatFailedTogetherDoesNotComeTogether() {
    assertThat(Stream.generate(() -> policy.pause(4)).limit(50).distinct()).hasSizeGreaterThan(10);
  }

  @Example
  void thereAreAsManyAttemptsAsWereSet() {
    assertThat(policy.goesOn(5)).isTrue();
    assertThat(policy.goesOn(6)).isFalse();
  }

  @Example
  void pausesOfNothingAreRefused() {
    assertThatThrownBy(
            () -> new DeliverySettings.Retry(6, Duration.ZERO, 4, Duration.ofMinutes(5), null))
        .hasMessageContaining("retry.first");
  }
}
