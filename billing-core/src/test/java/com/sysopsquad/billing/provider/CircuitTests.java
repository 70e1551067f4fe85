package com.sysopsquad.billing.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTests {

  @Test
  void failuresInARowOpenIt() {
    Circuit circuit = new Circuit(3, Duration.ZERO, 2);

    circuit.failed("HTTP 500");
    circuit.failed("HTTP 500");
    assertThat(circuit.isOpen()).isFalse();
    circuit.failed("HTTP 503");

    assertThat(circuit.isOpen()).isTrue();
    assertThat(circuit.reason()).hasMessageContaining("3 times in a row. The latest: HTTP 503");
  }

  @Test
  void anAnswerBetweenThemKeepsItClosed() {
    Circuit circuit = new Circuit(3, Duration.ZERO, 2);

    circuit.failed("HTTP 500");
    circuit.failed("HTTP 500");
    circuit.answered();
    circuit.failed("HTTP 500");

    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void aShortOutageKeepsItClosed() {
    Circuit circuit = new Circuit(1, Duration.ofHours(1), 2);

    circuit.failed("No connection");

    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void oneInvalidAnswerInFiveOpensItAlthoughTheOthersAreRight() {
    Circuit circuit = new Circuit(100, Duration.ZERO, 4);

    for (int i = 0; i < 3; i++) {
      rightAnswers(circuit, 4);
      circuit.invalid("an intent without a status");
    }
    assertThat(circuit.isOpen()).isFalse();
    rightAnswers(circuit, 4);
    circuit.invalid("an intent without an id");

    assertThat(circuit.isOpen()).isTrue();
    assertThat(circuit.reason())
        .hasMessage(
            "4 of the latest 20 responses of the payment provider were not plausible. The latest:"
                + " an intent without an id");
  }

  @Test
  void aFewInvalidAnswersAmongManyKeepItClosed() {
    Circuit circuit = new Circuit(100, Duration.ZERO, 4);

    for (int i = 0; i < 50; i++) {
      rightAnswers(circuit, 6);
      circuit.invalid("an intent without a status");
    }

    assertThat(circuit.isOpen()).isFalse();
  }

  private static void rightAnswers(Circuit circuit, int count) {
    for (int i = 0; i < count; i++) {
      circuit.answered();
    }
  }
}
