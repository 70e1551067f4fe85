package com.sysopsquad.flows.monitor.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.message.Queues;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonitorSettingsTests {

  @Test
  void numbersWithWhichNothingOrEverythingWouldBeDoneAreRefused() {
    assertThatThrownBy(() -> settings(0, Duration.ofHours(1), Duration.ofDays(90)))
        .hasMessage("sysops.monitor.replays-per-second must be at least 1");
    assertThatThrownBy(() -> settings(20, Duration.ofSeconds(59), Duration.ofDays(90)))
        .hasMessage("sysops.monitor.replay-patience must be at least a minute");
    assertThatThrownBy(() -> settings(20, Duration.ofHours(1), Duration.ofHours(23)))
        .hasMessage("sysops.monitor.retention must be at least a day");
  }

  private static MonitorSettings settings(
      int replaysPerSecond, Duration replayPatience, Duration retention) {
    return new MonitorSettings(
        null,
        null,
        BrokerCheckMode.WARN,
        Queues.UNDELIVERED,
        true,
        replaysPerSecond,
        replayPatience,
        retention);
  }
}
