package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.inbox.receipt.Inbox;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox forgets by the day, and nothing before its time. */
class InboxPartitionsIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private final JdbcClient owner;
  private final JdbcClient application;
  private final Inbox inbox;

  InboxPartitionsIntegrationTests() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery")
        .load()
        .migrate();
    owner = JdbcClient.create(database.migrating());
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

    remember(List.of(idAt(NOON), idAt(NOON.plus(Duration.ofDays(7)))));

    assertThat(rows("inbox_20261122")).isEqualTo(1);
    assertThat(rows("inbox_20261129")).isEqualTo(1);
    assertThat(rows("inbox_default")).isZero();
  }

  @Test
  void idsThatCameBeforeTheirPartitionMoveIntoIt() {
    UUID early = idAt(NOON.plus(Duration.ofDays(9)));
    UUID other = UUID.fromString("00000000-0000-3000-8000-000000000000");
    remember(List.of(early, other));
    assertThat(rows("inbox_default")).isEqualTo(2);

    keepAt(NOON.plus(Duration.ofDays(3)));

    assertThat(rows("inbox_20261201")).isEqualTo(1);
    assertThat(rows("inbox_default")).isEqualTo(1);
    assertThat(remember(List.of(early, other))).isEmpty();
  }

  @Test
  void daysAreDroppedAfterTheRetentionAndNotBefore() {
    UUID id = idAt(NOON);
    remember(List.of(id));

    receiveUntil(NOON.plus(Duration.ofDays(36)));
    keepAt(NOON.plus(Duration.ofDays(36)));
    assertThat(inbox.known(List.of(id))).containsExactly(id);

    receiveUntil(NOON.plus(Duration.ofDays(37)));
    keepAt(NOON.plus(Duration.ofDays(37)));
    assertThat(inbox.known(List.of(id))).isEmpty();
    assertThat(partitions()).doesNotContain("inbox_20261122").contains("inbox_20261129");
  }

  @Test
  void whatLiesInTheDefaultPartitionGoesWhenItWasReceivedAsLongAgo() {
    UUID foreign = UUID.fromString("ffffffff-0000-4000-8000-000000000000");
    remember(List.of(foreign, idAt(NOON.minus(Duration.ofDays(20)))));
    application
        .sql("update delivery.inbox set received_at = ?")
        .param(NOON.atOffset(ZoneOffset.UTC))
        .update();

    receiveUntil(NOON.plus(Duration.ofDays(36)));
    keepAt(NOON.plus(Duration.ofDays(36)));
    assertThat(inbox.known(List.of(foreign))).isNotEmpty();

    receiveUntil(NOON.plus(Duration.ofDays(37)));
    keepAt(NOON.plus(Duration.ofDays(37)));
    assertThat(inbox.known(List.of(foreign))).isEmpty();
  }

  /** Tried: 40 days, a year, and back again; nothing received meanwhile, or on one day alone. */
  @ParameterizedTest
  @ValueSource(ints = {40, 366, -40})
  void afterAJumpOfTheDatabasesClockNothingIsForgotten(int days) {
    UUID today = idAt(NOON);
    remember(List.of(today));

    keepAt(NOON.plus(Duration.ofDays(days)));
    remember(List.of(idAt(NOON.plus(Duration.ofDays(days)))));
    keepAt(NOON.plus(Duration.ofDays(days)));
    keepAt(NOON);

    assertThat(inbox.known(List.of(today))).containsExactly(today);
    assertThat(remember(List.of(today))).isEmpty();
  }

  @Test
  void whatIsEmptyGoesInAnyCase() {
    keepAt(NOON.plus(Duration.ofDays(40)));

    assertThat(partitions()).doesNotContain("inbox_20261121", "inbox_20261122");
  }

  /** Whatever a process believes: it is not asked. */
  @Test
  void theDaysAreThoseOfTheDatabase() {
    application.sql("select delivery.keep_inbox(7, 36)").query(Integer.class).single();

    assertThat(partitions())
        .contains(
            application
                .sql("select 'inbox_' || to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDD')")
                .query(String.class)
                .single());
    assertThatThrownBy(
            () ->
                application
                    .sql("select delivery.keep_inbox_on(date '2030-01-01', 7, 36)")
                    .query(Integer.class)
                    .single())
        .isInstanceOf(DataAccessException.class);
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
    remember(List.of(first));

    Set<UUID> fresh = remember(List.of(second, first, second));

    assertThat(fresh).containsExactly(second);
  }

  private void keepAt(Instant now) {
    owner
        .sql("select delivery.keep_inbox_on(?, 7, 36)")
        .param(LocalDate.ofInstant(now, ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** Receives messages of the days before. */
  private void receiveUntil(Instant now) {
    remember(Stream.of(0, 1, 2).map(ago -> idAt(now.minus(Duration.ofDays(ago)))).toList());
  }

  private Set<UUID> remember(List<UUID> ids) {
    return inbox.remember(
        ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> BodyHash.of("{}"))));
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
