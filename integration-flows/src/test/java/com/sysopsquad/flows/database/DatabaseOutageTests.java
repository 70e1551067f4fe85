package com.sysopsquad.flows.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseOutageTests {

  @ParameterizedTest
  @CsvSource({
    "08006, true", // connection lost
    "57P01, true", // the server ends the connection
    "57014, true", // statement timeout
    "53300, true", // too many connections
    "53100, true", // disk full
    "58030, true", // input or output failed
    "40001, true", // serialization failure
    "40P01, true", // deadlock
    "55P03, true", // lock not available
    "25006, true", // read-only standby
    "25P04, true", // transaction timeout
    "23505, false", // unique violation
    "22021, false", // character not in repertoire
    "54000, false", // index row too large: Spring takes it for a resource failure
    "42P01, false" // undefined table
  })
  void whatTheServerSaidDecides(String state, boolean outage) {
    SQLException said = new SQLException("said the server", state);

    assertThat(DatabaseOutage.isBehind(said)).isEqualTo(outage);
    assertThat(DatabaseOutage.isBehind(new DataAccessResourceFailureException("?", said)))
        .isEqualTo(outage);
    assertThat(DatabaseOutage.isBehind(new IllegalStateException(said))).isEqualTo(outage);
  }

  static Stream<Exception> withoutAWordOfTheServer() {
    return Stream.of(
        new SQLTransientConnectionException("no connection within 5 seconds"),
        new SQLNonTransientConnectionException("closed"),
        new SQLException("Connection is closed"),
        new CannotCreateTransactionException("?"),
        new TransactionSystemException("Could not commit"),
        new QueryTimeoutException("?"),
        new RecoverableDataAccessException("?"),
        new DataAccessResourceFailureException("?"));
  }

  @ParameterizedTest
  @MethodSource("withoutAWordOfTheServer")
  void withoutAWordOfTheServerTheKindOfFailureDecides(Exception failure) {
    assertThat(DatabaseOutage.isBehind(new IllegalStateException(failure))).isTrue();
  }

  @Test
  void everythingElseIsNone() {
    assertThat(DatabaseOutage.isBehind(new DataIntegrityViolationException("no"))).isFalse();
    assertThat(DatabaseOutage.isBehind(new SQLException("wrong"))).isFalse();
    assertThat(DatabaseOutage.isBehind(new NullPointerException())).isFalse();
  }

  @Test
  void causesThatGoInACircleEnd() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(DatabaseOutage.isBehind(second)).isFalse();
  }
}
