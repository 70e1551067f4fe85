package com.sysopsquad.flows.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class ServerVersionTests {

  private static final String SENTENCE =
      "The server of jdbc:postgresql://db/billing is PostgreSQL 17.5. PostgreSQL 18 or"
          + " later is required.";

  @Test
  void anOlderServerIsRefusedInOneSentenceBeforeItsDatabaseIsMigrated() throws Exception {
    Configuration configuration = mock();
    DataSource old = server(17, "17.5");
    when(configuration.getDataSource()).thenReturn(old);
    Flyway flyway = mock();
    when(flyway.getConfiguration()).thenReturn(configuration);
    when(flyway.migrate()).thenThrow(new IllegalStateException("migrated"));

    assertThatExceptionOfType(UnsupportedServer.class)
        .isThrownBy(() -> new SupportedServerConfiguration().onSupportedServers().migrate(flyway))
        .withMessage(SENTENCE);
  }

  @Test
  void anApplicationReportsThatReasonInsteadOfOthersAroundIt() throws Exception {
    UnsupportedServerReport report = new UnsupportedServerReport();

    assertThat(report.reportException(new BeanCreationException("flyway", "no", refusal())))
        .isTrue();
    assertThat(report.reportException(new BeanCreationException("flyway", "no"))).isFalse();
  }

  @Test
  void laterServersAreTaken() throws Exception {
    DataSource present = server(18, "18.1");
    DataSource later = server(19, "19beta1");

    assertThatCode(() -> ServerVersion.require(present)).doesNotThrowAnyException();
    assertThatCode(() -> ServerVersion.require(later)).doesNotThrowAnyException();
  }

  private static UnsupportedServer refusal() throws SQLException {
    try {
      ServerVersion.require(server(17, "17.5"));
      throw new AssertionError("taken");
    } catch (UnsupportedServer e) {
      return e;
    }
  }

  private static DataSource server(int major, String version) throws SQLException {
    DatabaseMetaData about = mock();
    when(about.getDatabaseMajorVersion()).thenReturn(major);
    when(about.getDatabaseProductVersion()).thenReturn(version);
    when(about.getURL()).thenReturn("jdbc:postgresql://db/billing?user=app&more=x");
    Connection connection = mock();
    when(connection.getMetaData()).thenReturn(about);
    DataSource source = mock();
    when(source.getConnection()).thenReturn(connection);
    return source;
  }
}
