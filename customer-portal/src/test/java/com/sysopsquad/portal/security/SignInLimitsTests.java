package com.sysopsquad.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLimitsTests {

  private final MovingClock clock = new MovingClock();

  @Test
  void theSixthTryInAWindowIsRefused() {
    SignInLimits limits = limits(1_000);

    for (int i = 0; i < 5; i++) {
      assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
    }

    assertThat(limits.tryOnce("ADA@example.test ", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.2", Optional.empty())).isTrue();
    assertThat(limits.tryOnce("ben@example.test", "10.0.0.1", Optional.empty())).isTrue();
  }

  @Test
  void aSuccessCostsNothing() {
    SignInLimits limits = limits(1_000);

    for (int i = 0; i < 100; i++) {
      assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
      limits.succeeded("ada@example.test", "10.0.0.1", Optional.empty());
    }
  }

  @Test
  void triesComeBackWithTime() {
    SignInLimits limits = limits(1_000);
    while (limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())) {
      // until there is none left
    }

    clock.advance(Duration.ofMinutes(3));

    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
  }

  @Test
  void oneAddressCannotTryManyAccounts() {
    SignInLimits limits = limits(1_000);

    int tried = 0;
    while (limits.tryOnce("customer" + tried + "@example.test", "10.0.0.1", Optional.empty())) {
      tried++;
    }

    assertThat(tried).isEqualTo(30);
  }

  @Test
  void manyAddressesCannotTryOneAccountForEver() {
    SignInLimits limits = limits(1_000);

    int tried = 0;
    while (limits.tryOnce("ada@example.test", "10.0.0." + tried, Optional.empty())) {
      tried++;
    }

    assertThat(tried).isEqualTo(50);
  }

  @Test
  void strangersDoNotKeepTheOwnerOutOfABrowserThatIsKnown() {
    SignInLimits limits = limits(1_000);
    for (int i = 0; i < 1_000; i++) {
      limits.tryOnce("ada@example.test", "10.0.0." + i, Optional.empty());
    }

    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.of("hers"))).isTrue();
  }

  @Test
  void aKnownBrowserHasFewTriesToo() {
    SignInLimits limits = limits(1_000);

    int tried = 0;
    while (limits.tryOnce("ada@example.test", "10.0.0." + tried, Optional.of("hers"))) {
      tried++;
    }

    assertThat(tried).isEqualTo(5);
  }

  @Test
  void formsThatAnybodyMaySendAreLimitedForEachAddress() {
    SignInLimits limits = limits(1_000);

    int asked = 0;
    while (limits.tryAsking("10.0.0.1")) {
      asked++;
    }

    assertThat(asked).isEqualTo(20);
    assertThat(limits.tryAsking("10.0.0.2")).isTrue();
  }

  @Test
  void whatIsRememberedIsBounded() {
    SignInLimits limits = limits(30);

    for (int i = 0; i < 10_000; i++) {
      limits.tryOnce(
          "customer" + i + "@example.test", "10.0." + i / 256 + "." + i % 256, Optional.empty());
    }

    assertThat(limits.remembered()).isEqualTo(30);
  }

  private SignInLimits limits(int remembered) {
    return new SignInLimits(
        new SignInSettings(
            4, 5, 30, 50, 20, Duration.ofMinutes(15), remembered, Duration.ZERO, Duration.ZERO),
        clock);
  }

  /** A clock that stands still until it is told to go on. */
  private static final class MovingClock extends Clock {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
