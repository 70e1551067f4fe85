package com.sysopsquad.flows.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sysopsquad.platform.SettableClock;
import com.sysopsquad.platform.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A process whose machine has a wrong clock knows the time of the database.
 *
 * <p>Tried: clocks a day and 400 days ahead, a day and 3 days behind, and jumps while it runs; a
 * database that is away at the start, and later.
 */
class DatabaseClockIntegrationTests {

  private static final DataSource DATABASE = TestPlatform.start().freshDatabase("customer").app();
  private static final Duration A_MOMENT = Duration.ofSeconds(20);

  private final AtomicLong passed = new AtomicLong(7);
  private final SettableClock machine = new SettableClock(Instant.now().toString());

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT24H", "PT-24H", "P400D"})
  void theTimeIsTheDatabasesWhateverTheMachineSays(Duration wrong) {
    machine.advance(wrong);

    assertThat(clock(DATABASE).instant())
        .isCloseTo(timeOfTheDatabase(), within(A_MOMENT.toSeconds(), ChronoUnit.SECONDS));
  }

  @Test
  void aJumpOfTheMachinesClockIsNotFollowed() {
    DatabaseClock clock = clock(DATABASE);
    Instant before = clock.instant();

    machine.advance(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo(before);

    passed.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(3));
    assertThat(clock.withZone(ZoneId.of("America/New_York")).instant())
        .isEqualTo(before.plusSeconds(3));
  }

  @Test
  void whatTheDatabaseSaysLaterCounts() {
    DatabaseClock clock = clock(DATABASE);
    passed.addAndGet(Duration.ofHours(5).toNanos());

    clock.ask();

    assertThat(clock.instant())
        .isCloseTo(timeOfTheDatabase(), within(A_MOMENT.toSeconds(), ChronoUnit.SECONDS));
  }

  @Test
  void theLastAnswerStaysWhileTheDatabaseIsAway() {
    Outage database = new Outage();
    machine.advance(Duration.ofDays(1));
    DatabaseClock clock = clock(database);
    Instant before = clock.instant();

    database.away = true;
    passed.addAndGet(Duration.ofMinutes(10).toNanos());
    clock.ask();

    assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(10)));
    assertThat(before).isBefore(machine.instant().minus(Duration.ofHours(23)));
  }

  @Test
  void withoutADatabaseTheMachineIsBelievedUntilItAnswers() {
    Outage database = new Outage();
    database.away = true;
    machine.advance(Duration.ofDays(1));
    DatabaseClock clock = clock(database);
    assertThat(clock.instant()).isEqualTo(machine.instant());

    database.away = false;
    clock.ask();

    assertThat(clock.instant())
        .isCloseTo(timeOfTheDatabase(), within(A_MOMENT.toSeconds(), ChronoUnit.SECONDS));
  }

  @Test
  void aMachineWhoseClockIsWrongSaysSo() {
    DatabaseClock clock = clock(DATABASE);
    ClockHealthIndicator health = new ClockHealthIndicator(clock);
    assertThat(clock.complaint()).isEmpty();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    machine.advance(Duration.ofHours(26).plusSeconds(30));
    assertThat(clock.complaint())
        .contains("The clock of this machine is 26 hours ahead of the database's.");
    assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");

    machine.advance(Duration.ofDays(-5));
    assertThat(clock.complaint())
        .contains("The clock of this machine is 3 days behind the database's.");
  }

  @Test
  void itGoesOnAfterItHasStoppedAsking() {
    DatabaseClock clock =
        DatabaseClock.start(DATABASE, Clock.system(ZoneId.of("America/New_York")));

    clock.stop();

    assertThat(clock.getZone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(clock.instant())
        .isCloseTo(timeOfTheDatabase(), within(A_MOMENT.toSeconds(), ChronoUnit.SECONDS));
  }

  private DatabaseClock clock(DataSource database) {
    return new DatabaseClock(database, machine, passed::get);
  }

  private static Instant timeOfTheDatabase() {
    return JdbcClient.create(DATABASE)
        .sql("select clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** A database that is away for a while. */
  private static final class Outage extends DelegatingDataSource {

    private boolean away;

    Outage() {
      super(DATABASE);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (away) {
        throw new SQLException("Connection refused", "08001");
      }
      return super.getConnection();
    }
  }
}
