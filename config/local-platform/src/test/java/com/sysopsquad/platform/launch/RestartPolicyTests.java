package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPolicyTests {

  private final RestartPolicy policy = new RestartPolicy();

  @Test
  void thePausesGrowUpToAMinute() {
    assertThat(Stream.of(0, 50, 100, 150, 200, 250, 300, 350).map(this::endedAt))
        .extracting(pause -> pause.orElseThrow().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void fiveEndsWithinAMinuteAreTheLast() {
    assertThat(Stream.of(0, 2, 5, 10, 19).map(this::endedAt))
        .extracting(Optional::isPresent)
        .containsExactly(true, true, true, true, false);
  }

  @Test
  void afterTenGoodMinutesThePauseIsShortAgain() {
    endedAt(0);
    endedAt(10);

    assertThat(endedAt(700)).contains(Duration.ofSeconds(1));
  }

  @Test
  void whileTheDiskIsFullItIsTriedEveryMinute() {
    assertThat(
            Stream.of(0, 2, 5, 10, 19, 80, 141)
                .map(second -> policy.ended(Duration.ofSeconds(second), true)))
        .extracting(pause -> pause.orElseThrow().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 60L, 32L, 60L);
  }

  private Optional<Duration> endedAt(int second) {
    return policy.ended(Duration.ofSeconds(second), false);
  }
}
