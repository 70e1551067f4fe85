package com.sysopsquad.jobs.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedProbeTests {

  @Test
  void whatFailsIsUnreachable() {
    CachedProbe<String> probe =
        new CachedProbe<>(
            "it",
            Duration.ofSeconds(10),
            () -> {
              throw new IllegalStateException("away");
            });

    assertThat(probe.read().reached()).isFalse();
  }

  @Test
  void nobodyWaitsLongAndOneAnswerServesAll() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    CachedProbe<String> probe =
        new CachedProbe<>(
            "it",
            Duration.ofMillis(20),
            () -> {
              asked.incrementAndGet();
              hanging.await();
              return "there";
            });

    assertThat(probe.read().reached()).isFalse();
    assertThat(probe.read().reached()).isFalse();
    assertThat(asked).hasValue(1);
    hanging.countDown();
  }

  @Test
  void whatAnswersIsKnown() {
    CachedProbe<String> probe = new CachedProbe<>("it", Duration.ofSeconds(10), () -> "there");

    assertThat(probe.read().value()).hasValue("there");
    assertThat(probe.read().map(String::length).value()).hasValue(5);
  }
}
