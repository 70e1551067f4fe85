package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GaugeTests {

  @Test
  void whatFailsIsUnreachable() {
    Gauge<String> gauge =
        new Gauge<>(
            "it",
            Duration.ofSeconds(10),
            () -> {
              throw new IllegalStateException("away");
            });

    assertThat(gauge.read().reached()).isFalse();
  }

  @Test
  void nobodyWaitsLongAndOneReadingServesAll() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger readings = new AtomicInteger();
    Gauge<String> gauge =
        new Gauge<>(
            "it",
            Duration.ofMillis(20),
            () -> {
              readings.incrementAndGet();
              hanging.await();
              return "there";
            });

    assertThat(gauge.read().reached()).isFalse();
    assertThat(gauge.read().reached()).isFalse();
    assertThat(readings).hasValue(1);
    hanging.countDown();
  }

  @Test
  void whatAnswersIsKnown() {
    Gauge<String> gauge = new Gauge<>("it", Duration.ofSeconds(10), () -> "there");

    assertThat(gauge.read().value()).hasValue("there");
    assertThat(gauge.read().map(String::length).value()).hasValue(5);
  }
}
