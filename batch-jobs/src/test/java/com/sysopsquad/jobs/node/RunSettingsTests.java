package com.sysopsquad.jobs.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTests {

  private static final RunSettings SETTINGS = keeping(Duration.ofDays(30), Duration.ofDays(400));

  @Test
  void theFirstAutomaticRestartIsAtOnceAndTheOthersWaitLongerAndLonger() {
    assertThat(SETTINGS.delayAfter(0)).isZero();
    assertThat(SETTINGS.delayAfter(1)).hasSeconds(1);
    assertThat(SETTINGS.delayAfter(2)).hasSeconds(2);
    assertThat(SETTINGS.delayAfter(4)).hasSeconds(8);
  }

  @Test
  void noneWaitsLongerThanAMinute() {
    assertThat(SETTINGS.delayAfter(7)).hasMinutes(1);
    assertThat(SETTINGS.delayAfter(1_000)).hasMinutes(1);
  }

  @Test
  void whatMayStillBeNeededIsNotForgotten() {
    assertThatThrownBy(() -> keeping(Duration.ofHours(23), Duration.ofDays(400)))
        .hasMessage("sysops.run.retention must be at least a day");
    assertThatThrownBy(() -> keeping(Duration.ofDays(30), Duration.ofDays(89)))
        .hasMessage("sysops.run.audit-retention must be at least 90 days");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void theIntervalBetweenLooksIsMoreThanZero(long millis) {
    assertThatThrownBy(() -> looking(Duration.ofMillis(millis)))
        .hasMessage("sysops.run.look must be more than 0");
  }

  private static RunSettings keeping(Duration retention, Duration audit) {
    return settings(Duration.ofSeconds(1), retention, audit);
  }

  private static RunSettings looking(Duration look) {
    return settings(look, Duration.ofDays(30), Duration.ofDays(400));
  }

  private static RunSettings settings(Duration look, Duration retention, Duration audit) {
    return new RunSettings(
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(15),
        look,
        Duration.ofSeconds(25),
        20,
        Duration.ofSeconds(1),
        retention,
        audit);
  }
}
