package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The inbox forgets by the day, and nothing before its time. */
class InboxPartitionsIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final DeliverySettings SETTINGS =
      new DeliverySettings(
          8,
          500,
          Duration.ofSeconds(1),
          500,
          DataSize.ofMegabytes(1),
          16,
          Duration.ofSeconds(5),
          Duration.ofDays(35),
          7,
          new DeliverySettings.Retry(6, Duration.ofSeconds(1), 4, Duration.ofMinutes(5)));

  private JdbcClient application;
  private Inbox inbox;

  InboxPartitionsIntegrationTests() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery")
        .load()
        .migrate();
    application = JdbcClient.create(database.app());
    inbox = new Inbox(application);
  }

  @BeforeEach
  void keepToday() {
    keepAt(NOON);
  }

  @Test
  void aDayHasItsPartitionBeforeItBegins() {
    assertThat(partitions())
        .hasSize(10)
        .contains("inbox_default", "inbox_20261121", "inbox_20261122", "inbox_20261129");

    inbox.remember(List.of(idAt(NOON), idAt(NOON.plus(Duration.ofDays(7)))));

    assertThat(rows("inbox_20261122")).isEqualTo(1);
    assertThat(rows("inbox_20261129")).isEqualTo(1);
    assertThat(rows("inbox_default")).isZero();
  }

  @Test
  void idsThatCameBeforeTheirPartitionMoveIntoIt() {
    UUID early = idAt(NOON.plus(Duration.ofDays(9)));
    UUID other = UUID.fromString("00000000-0000-3000-8000-000000000000");
    inbox.remember(List.of(early, other));
    assertThat(rows("inbox_default")).isEqualTo(2);

    keepAt(NOON.plus(Duration.ofDays(3)));

    assertThat(rows("inbox_20261201")).isEqualTo(1);
    assertThat(rows("inbox_default")).isEqualTo(1);
    assertThat(inbox.remember(List.of(early, other))).isEmpty();
  }

  @Test
  void daysAreDroppedAfterTheRetentionAndNotBefore() {
    UUID id = idAt(NOON);
    inbox.remember(List.of(id));

    keepAt(NOON.plus(Duration.ofDays(36)));
    assertThat(inbox.known(List.of(id))).containsExactly(id);

    keepAt(NOON.plus(Duration.ofDays(37)));
    assertThat(inbox.known(List.of(id))).isEmpty();
    assertThat(partitions()).doesNotContain("inbox_20261122").contains("inbox_20261129");
  }

  @Test
  void whatLiesInTheDefaultPartitionGoesWhenItWasReceivedAsLongAgo() {
    UUID foreign = UUID.fromString("ffffffff-0000-4000-8000-000000000000");
    inbox.remember(List.of(foreign, idAt(NOON.minus(Duration.ofDays(20)))));
    application
        .sql("update delivery.inbox set received_at = ?")
        .param(NOON.atOffset(ZoneOffset.UTC))
        .update();

    keepAt(NOON.plus(Duration.ofDays(36)));
    assertThat(rows("inbox_default")).isEqualTo(2);

    keepAt(NOON.plus(Duration.ofDays(37)));
    assertThat(rows("inbox_default")).isZero();
  }

  @Test
  void theApplicationItselfMayNotChangeTables() {
    assertThatThrownBy(() -> application.sql("drop table delivery.inbox_default").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> application.sql("create table delivery.mine ()").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void onlyNewIdsAreRemembered() {
    UUID first = idAt(NOON);
    UUID second = idAt(NOON.plusSeconds(1));
    inbox.remember(List.of(first));

    Set<UUID> fresh = inbox.remember(List.of(second, first, second));

    assertThat(fresh).containsExactly(second);
  }

  private void keepAt(Instant now) {
    new InboxPartitions(application, SETTINGS, Clock.fixed(now, ZoneOffset.UTC)).keep();
  }

  private List<String> partitions() {
    return application
        .sql(
            """
            select inhrelid::regclass::text from pg_inherits
            where inhparent = 'delivery.inbox'::regclass
            """)
        .query(String.class)
        .list()
        .stream()
        .map(name -> name.substring("delivery.".length()))
        .toList();
  }

  private long rows(String partition) {
    return application.sql("select count(*) from delivery." + partition).query(Long.class).single();
  }

  private static UUID idAt(Instant time) {
    return new TimeOrderedIds(Clock.fixed(time, ZoneOffset.UTC)).next();
  }
}
