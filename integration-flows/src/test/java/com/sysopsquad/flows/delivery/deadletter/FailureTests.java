package com.sysopsquad.flows.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.GenericMessage;

class FailureTests {

  /** Tried: NUL, a number that is too large, a rule that is broken, a failure without a word. */
  @ParameterizedTest
  @CsvSource({
    "22021, it contains a character that cannot be stored",
    "22003, the number is too large or too small",
    "23514, it violates a constraint",
    "42P01, it is not accepted"
  })
  void aFailureOfTheDatabaseIsToldWithoutItsSql(String state, String sentence) {
    Throwable failure =
        new UncategorizedSQLException(
            "PreparedStatementCallback", "insert into secret", new SQLException("ERROR: x", state));

    String text = Failure.of(failure, 1, Instant.EPOCH, Instant.EPOCH).text();

    assertThat(text)
        .startsWith("The database rejected a value of this message: " + sentence)
        .endsWith("(SQLSTATE " + state + ").")
        .doesNotContain("insert", "ERROR");
  }

  @Test
  void aFailureWithoutAWordIsASentenceToo() {
    assertThat(Failure.of(new IllegalStateException(), 1, Instant.EPOCH, Instant.EPOCH).text())
        .isEqualTo("It failed without a message (IllegalStateException).");
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
    assertThat(told.stack()).contains("FailureTests").doesNotContain("secret", "4242");
  }
}
