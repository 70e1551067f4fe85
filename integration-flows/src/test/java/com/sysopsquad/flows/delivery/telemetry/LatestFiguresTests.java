package com.sysopsquad.flows.delivery.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LatestFiguresTests {

  private static final Duration OFTEN = Duration.ofMillis(5);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch sourceIsBack = new CountDownLatch(1);
  private volatile boolean down;
  private volatile boolean sourceIsHanging;
  private final LatestFigures<Integer> figures =
      new LatestFigures<>("source", OFTEN, 0, this::read);

  @AfterEach
  void stop() {
    sourceIsBack.countDown();
    figures.stop();
  }

  @Test
  void figuresAreReadAgainAndAgain() {
    figures.start();

    await().atMost(Duration.ofSeconds(30)).until(() -> figures.latest() >= 3);
  }

  /** Nobody who reads a figure waits for its source, however long that is silent. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whileTheSourceHangsTheLastFiguresAreShownWithTheirAge() {
    figures.publishAge(registry, "billing");
    figures.publish(registry, "sysops.things", "Things", Tags.empty(), Integer::doubleValue);
    figures.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> value("sysops.things") > 0);
    down = true;
    await().atMost(Duration.ofSeconds(30)).until(() -> sourceIsHanging);

    double before = value("sysops.metrics.age");
    double shown = value("sysops.things");
    await().atMost(Duration.ofSeconds(30)).until(() -> value("sysops.metrics.age") > before);
    assertThat(value("sysops.things")).isEqualTo(shown);

    down = false;
    sourceIsBack.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> value("sysops.things") > shown);
  }

  @Test
  void aPeriodOfZeroReadsNothing() {
    LatestFigures<Integer> off = new LatestFigures<>("source", Duration.ZERO, 7, this::read);

    off.start();

    assertThat(off.isRunning()).isFalse();
    assertThat(off.latest()).isEqualTo(7);
  }

  private int read() {
    if (down) {
      sourceIsHanging = true;
      try {
        boolean _ = sourceIsBack.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return reads.incrementAndGet();
  }

  private double value(String meter) {
    return registry.get(meter).gauge().value();
  }
}
