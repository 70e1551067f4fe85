package com.sysopsquad.billing.payment;

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
}
