package com.sysopsquad.flows.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.GenericMessage;

class FailureTests {

  @Test
  void theCauseIsToldWithoutTheFlowsQuotations() {
    GenericMessage<String> message = new GenericMessage<>("secret");
    Throwable failure =
        new MessageHandlingException(
            message,
            new MessageTimeoutException(
                message, "x", new IllegalArgumentException("Card 4242424242424242 is no good")));

    Failure told = Failure.of(failure, 2, Instant.EPOCH, Instant.EPOCH);

    assertThat(told.causeClass()).isEqualTo(IllegalArgumentException.class.getName());
    assertThat(told.text()).isEqualTo("Card [number] is no good");
    assertThat(told.stack()).contains("FailureTests").doesNotContain("secret", "4242");
  }
}
