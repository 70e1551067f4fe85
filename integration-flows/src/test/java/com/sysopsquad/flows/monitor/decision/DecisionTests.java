package com.sysopsquad.flows.monitor.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"card 4242 4242 4242 4242", "3782-822463-10005 is blocked", "５５５５５５５５５５５５４４４４"})
  void aReasonWithACardNumberIsRefused(String reason) {
    assertThatThrownBy(() -> new Decision("olive", reason, null))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessage("The reason contains a card number. Remove it and try again.");
  }

  @Test
  void aReasonThatIsTooLongIsRefused() {
    assertThat(new Decision("olive", "x".repeat(2_000), null).reason()).hasSize(2_000);
    assertThatThrownBy(() -> new Decision("olive", "x".repeat(2_001), null))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessage("The reason is too long. Use at most 2000 characters.");
  }

  @Test
  void aReasonIsKeptWithoutTheCharacterThatNoDatabaseStores() {
    assertThat(new Decision("olive", "it\0 works", null).reason()).isEqualTo("it works");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ticket 0198f0c2-7a2b-7c3d-8e4f-9a0b1c2d3e4f", "device 352099001761481", ""})
  void aReasonWithOtherNumbersIsTaken(String reason) {
    assertThat(new Decision("olive", reason, null).reason()).isEqualTo(reason);
  }
}
