package com.sysopsquad.flows.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent is dropped by the day, by the database's clock, and nothing before its time. */
class SentPartitionsIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int KEPT = 14;

  private final JdbcClient owner;
  private final JdbcClient application;

  SentPartitionsIntegrationTests() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery")
        .load()
        .migrate();
    owner = JdbcClient.create(database.migrating());
    application = JdbcClient.create(database.app());
  }

  @BeforeEach
  void keepToday() {
    keepAt(NOON);
  }

  @Test
  void aDayHasItsPartitionBeforeItBegins() {
    sendAt(NOON);
    sendAt(NOON.plus(Duration.ofDays(7)));

    assertThat(rows("sent_20261122")).isEqualTo(1);
    assertThat(rows("sent_20261129")).isEqualTo(1);
    assertThat(rows("sent_default")).isZero();
  }

  @Test
  void whatCameBeforeItsPartitionMovesIntoIt() {
    sendAt(NOON.plus(Duration.ofDays(9)));
    assertThat(rows("sent_default")).isEqualTo(1);

    keepAt(NOON.plus(Duration.ofDays(3)));

    assertThat(rows("sent_20261201")).isEqualTo(1);
    assertThat(rows("sent_default")).isZero();
  }

  @Test
  void aDayIsDroppedAfterItsTimeAndNotBefore() {
    sendAt(NOON);
    sendAt(NOON.minus(Duration.ofDays(30)));

    sendUntil(NOON.plus(Duration.ofDays(KEPT)));
    keepAt(NOON.plus(Duration.ofDays(KEPT)));
    assertThat(rows("sent_20261122")).isEqualTo(1);
    assertThat(rows("sent_default where kept_at < '2026-11-22'")).isZero();

    sendUntil(NOON.plus(Duration.ofDays(KEPT + 1)));
    keepAt(NOON.plus(Duration.ofDays(KEPT + 1)));
    assertThat(partitions()).doesNotContain("sent_20261122").contains("sent_20261129");
  }

  /** Tried: 40 days, a year, and back again. */
  @ParameterizedTest
  @ValueSource(ints = {40, 366, -40})
  void afterAJumpOfTheDatabasesClockNothingIsDropped(int days) {
    sendAt(NOON);

    keepAt(NOON.plus(Duration.ofDays(days)));
    sendAt(NOON.plus(Duration.ofDays(days)));
    keepAt(NOON.plus(Duration.ofDays(days)));
    keepAt(NOON);

    assertThat(rows("sent_20261122")).isEqualTo(1);
  }

  @Test
  void theDaysAreThoseOfTheDatabase() {
    application.sql("select delivery.keep_sent(7, 14)").query(Integer.class).single();

    assertThat(partitions())
        .contains(
            application
                .sql("select 'sent_' || to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDD')")
                .query(String.class)
                .single());
    assertThatThrownBy(
            () ->
                application
                    .sql("select delivery.keep_sent_on(date '2030-01-01', 7, 14)")
                    .query(Integer.class)
                    .single())
        .isInstanceOf(DataAccessException.class);
  }

  private void keepAt(Instant now) {
    owner
        .sql("select delivery.keep_sent_on(?, 7, ?)")
        .param(LocalDate.ofInstant(now, ZoneOffset.UTC))
        .param(KEPT)
        .query(Integer.class)
        .single();
  }

  /** Sends something on each of the days before. */
  private void sendUntil(Instant now) {
    List.of(0, 1, 2).forEach(ago -> sendAt(now.minus(Duration.ofDays(ago))));
  }

  private void sendAt(Instant now) {
    application
        .sql(
            """
            insert into delivery.sent
                (position, kept_at, lane, id, queue, type, version, subject, sent_at, body)
            values (1, :now, 0, gen_random_uuid(), 'A.QUEUE', 'a.type', 1, 'ada', :now, '{}')
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<String> partitions() {
    return application
        .sql(
            """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'delivery.sent'::regclass
            """)
        .query(String.class)
        .list();
  }

  private long rows(String partition) {
    return application.sql("select count(*) from delivery." + partition).query(Long.class).single();
  }
}
