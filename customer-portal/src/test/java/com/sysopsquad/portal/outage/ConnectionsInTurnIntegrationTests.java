package com.sysopsquad.portal.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.platform.TestPlatform;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectionsInTurnIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("customer");

  private static final Duration A_MOMENT = Duration.ofMillis(500);

  @AutoClose private final HikariDataSource pool = poolOfOne(Duration.ofMinutes(1));
  private final ConnectionsInTurn connections = new ConnectionsInTurn(pool);

  @Test
  void whoWaitsLongestIsServedFirst() throws Exception {
    List<Integer> served = new CopyOnWriteArrayList<>();
    List<Future<?>> waiting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection held = connections.getConnection();
      for (int number = 1; number <= 5; number++) {
        int one = number;
        waiting.add(threads.submit(() -> serve(served, one)));
        await().until(() -> connections.waiting() == one);
      }

      held.close();
      serve(served, 6);

      for (Future<?> each : waiting) {
        each.get();
      }
    }
    assertThat(served).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    try (HikariDataSource impatient = poolOfOne(A_MOMENT)) {
      ConnectionsInTurn brief = new ConnectionsInTurn(impatient);
      try (Connection held = brief.getConnection()) {
        assertThat(held.isValid(5)).isTrue();

        assertThatThrownBy(brief::getConnection)
            .isInstanceOf(SQLTransientConnectionException.class)
            .hasMessageContaining("No connection was free");
      }
      try (Connection next = brief.getConnection()) {
        assertThat(next.isValid(5)).isTrue();
      }
    }
  }

  @Test
  void whatIsClosedTwiceGivesOneTurn() throws Exception {
    try (HikariDataSource impatient = poolOfOne(A_MOMENT)) {
      ConnectionsInTurn brief = new ConnectionsInTurn(impatient);
      Connection first = brief.getConnection();
      first.close();
      first.close();

      try (Connection second = brief.getConnection()) {
        assertThat(second.isClosed()).isFalse();
        assertThatThrownBy(brief::getConnection).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void whatSomebodyHasLeftOpenIsNeitherKeptNorPassedOn() throws Exception {
    try (Connection careless = connections.getConnection();
        Statement statement = careless.createStatement()) {
      careless.setAutoCommit(false);
      // Stays with the connection if it is committed.
      statement.execute("select set_config('sysops.left', 'open', false)");
    }

    try (Connection next = connections.getConnection();
        Statement statement = next.createStatement();
        ResultSet left = statement.executeQuery("select current_setting('sysops.left', true)")) {
      assertThat(next.getAutoCommit()).isTrue();
      assertThat(left.next()).isTrue();
      assertThat(left.getString(1)).isNullOrEmpty();
    }
  }

  @Test
  void theDriversOwnConnectionCanBeHad() throws Exception {
    try (Connection connection = connections.getConnection()) {
      assertThat(connection.isWrapperFor(Class.forName("org.postgresql.PGConnection"))).isTrue();
    }
  }

  private Void serve(List<Integer> served, int number) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      assertThat(connection.isValid(5)).isTrue();
      served.add(number);
    }
    return null;
  }

  private static HikariDataSource poolOfOne(Duration patience) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(DATABASE.url());
    settings.setUsername(DATABASE.user());
    settings.setPassword(DATABASE.password());
    settings.setMaximumPoolSize(1);
    settings.setConnectionTimeout(patience.toMillis());
    return new HikariDataSource(settings);
  }
}
