package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.InvalidMessages;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.GenericMessage;

class FailureClassifierTests {

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
  void theDatabaseSaysWhetherAFailureIsTransient(String state, boolean isTransient) {
    SQLException cause = new SQLException("said the server", state);

    assertThat(FailureClassifier.isTransient(new DataAccessResourceFailureException("?", cause)))
        .isEqualTo(isTransient);
  }

  @Test
  void whatAPortMarksAndWhatTheBrokerSaysIsTransient() {
    GenericMessage<String> message = new GenericMessage<>("secret");

    assertThat(
            FailureClassifier.isTransient(
                new MessageHandlingException(message, new RetryLater("away", new Exception()))))
        .isTrue();
    assertThat(FailureClassifier.isTransient(new IllegalStateException(new JMSException("gone"))))
        .isTrue();
    assertThat(FailureClassifier.isTransient(new OutOfMemoryError())).isTrue();
    assertThat(FailureClassifier.isTransient(new StackOverflowError())).isFalse();
    assertThat(FailureClassifier.isTransient(new DataIntegrityViolationException("no"))).isFalse();
    assertThat(FailureClassifier.isTransient(new NullPointerException())).isFalse();
  }

  @Test
  void defectsAreFoundThroughTheFlowsWrappers() {
    UUID id = UUID.randomUUID();
    InvalidMessages invalid = new InvalidMessages(Map.of(id, "torn"));

    assertThat(
            FailureClassifier.invalidMessages(
                new MessageHandlingException(new GenericMessage<>("x"), invalid)))
        .isSameAs(invalid);
    assertThat(FailureClassifier.invalidMessages(new IllegalStateException())).isNull();
  }
}
