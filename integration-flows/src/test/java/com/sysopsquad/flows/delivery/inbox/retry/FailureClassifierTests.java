package com.sysopsquad.flows.delivery.inbox.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.GenericMessage;

class FailureClassifierTests {

  @Test
  void anOutageOfTheDatabaseIsTransientAndWhatItRefusesIsNot() {
    assertThat(FailureClassifier.isTransient(new SQLException("too many", "53300"))).isTrue();
    assertThat(FailureClassifier.isTransient(new SQLException("twice", "23505"))).isFalse();
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
