package com.sysopsquad.flows.delivery.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FixedDelayTests {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration ENDLESS = Duration.ofDays(1);

  @Test
  void theFirstTurnComesAtOnce() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(1);

    try (FixedDelay repeated = new FixedDelay("at-once", ENDLESS, turns::countDown)) {
      repeated.start();

      assertThat(turns.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void theFirstTurnCanComeAfterTheDelay() {
    AtomicInteger turns = new AtomicInteger();
    FixedDelay repeated = new FixedDelay("later", ENDLESS, turns::incrementAndGet);

    repeated.startLater();
    repeated.close();

    assertThat(turns).hasValue(0);
  }

  @Test
  void aTurnThatFailsIsFollowedByTheNext() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(3);
    Runnable failing =
        () -> {
          turns.countDown();
          throw new IllegalStateException("It is away");
        };

    try (FixedDelay repeated = new FixedDelay("failing", SHORT, failing)) {
      repeated.start();

      assertThat(turns.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void closingWaitsForTheTurnThatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<FixedDelay> closing = new CompletableFuture<>();
    AtomicBoolean ended = new AtomicBoolean();
    FixedDelay repeated =
        new FixedDelay(
            "slow",
            SHORT,
            () -> {
              begun.countDown();
              while (closing.join().isRunning()) {
                Thread.onSpinWait();
              }
              ended.set(true);
            });
    closing.complete(repeated);
    repeated.start();
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

    repeated.close();

    assertThat(ended).isTrue();
  }

  @Test
  void cancellingInterruptsTheTurnThatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    FixedDelay repeated =
        new FixedDelay(
            "cancelled",
            SHORT,
            () -> {
              begun.countDown();
              try {
                never.await();
              } catch (InterruptedException cancelled) {
                interrupted.set(true);
              }
            });
    repeated.start();
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

    repeated.cancel();

    assertThat(interrupted).isTrue();
  }

  @Test
  void whatWasEndedCanBeStartedAgain() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(1);

    try (FixedDelay repeated = new FixedDelay("again", ENDLESS, turns::countDown)) {
      repeated.startLater();
      repeated.cancel();
      assertThat(repeated.isRunning()).isFalse();
      repeated.start();

      assertThat(repeated.isRunning()).isTrue();
      assertThat(turns.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
