package com.sysopsquad.flows.monitor.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterDecisionsTests {

  private static final String NUMBER = "4242 4242 4242 4242";

  @Test
  void aReplayIsKeptWithoutTheCardNumberThatSomebodyTypedAsAQueueOrAFingerprint() {
    assertThat(words(NUMBER, null)).isEqualTo("queue [number]");
    assertThat(words(null, NUMBER)).isEqualTo("fingerprint [number]");
    assertThat(words(NUMBER, NUMBER)).isEqualTo("fingerprint [number] on queue [number]");
  }

  @Test
  void aReplayIsKeptWithTheQueueAndTheFingerprintThatChooseDeadLetters() {
    assertThat(words(null, null)).isEqualTo("any kind");
    assertThat(words("BILLING.PLAN", "0a1b2c3d"))
        .isEqualTo("fingerprint 0a1b2c3d on queue BILLING.PLAN");
  }

  private static String words(@Nullable String queue, @Nullable String fingerprint) {
    return DeadLetterDecisions.words(new DeadLetterFilter(null, queue, fingerprint));
  }
}
