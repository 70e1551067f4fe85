package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.GenericMessage;

class FailuresTests {

  @ParameterizedTest
  @CsvSource({
    "08006, true", // connection lost
    "57P01, true", // the server ends the connection
    "57014, true", // statement timeout
    "53300, true", // too many connections
    "40001, true", // serialization failure
    "40P01, true", // deadlock
    "55P03, true", // lock not available
    "25006, true", // read-only standby
    "25P04, true", // transaction timeout
    "23505, false", // unique violation
    "22021, false", // character not in repertoire
    "22P02, false", // invalid text representation
    "54000, false", // index row too large: Spring takes it for a resource failure
    "42P01, false" // undefined table
  })
  void theDatabaseSaysWhetherAFailurePasses(String state, boolean passes) {
    SQLException cause = new SQLException("said the server", state);

    assertThat(Failures.pass(new DataAccessResourceFailureException("?", cause))).isEqualTo(passes);
  }

  @Test
  void whatAPortMarksAndWhatTheBrokerSaysPasses() {
    GenericMessage<String> message = new GenericMessage<>("secret");

    assertThat(
            Failures.pass(
                new MessageHandlingException(message, new RetryLater("away", new Exception()))))
        .isTrue();
    assertThat(Failures.pass(new IllegalStateException(new JMSException("gone")))).isTrue();
    assertThat(Failures.pass(new OutOfMemoryError())).isTrue();
    assertThat(Failures.pass(new StackOverflowError())).isFalse();
    assertThat(Failures.pass(new DataIntegrityViolationException("no"))).isFalse();
    assertThat(Failures.pass(new NullPointerException())).isFalse();
  }

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
    assertThat(told.stack()).contains("FailuresTests").doesNotContain("secret", "4242");
  }

  @Test
  void defectsAreFoundThroughTheFlowsWrappers() {
    UUID id = UUID.randomUUID();
    InvalidMessages invalid = new InvalidMessages(Map.of(id, "torn"));

    assertThat(Failures.invalid(new MessageHandlingException(new GenericMessage<>("x"), invalid)))
        .isSameAs(invalid);
    assertThat(Failures.invalid(new IllegalStateException())).isNull();
  }
}
