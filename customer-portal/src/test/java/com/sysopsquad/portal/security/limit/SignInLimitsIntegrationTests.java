package com.sysopsquad.portal.security.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.SettableClock;
import com.sysopsquad.platform.TestPlatform;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInLimitsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("customer");

  private static final HikariDataSource POOL = pool();
  private final JdbcClient jdbc = JdbcClient.create(POOL);
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");

  @BeforeAll
  static void migrate() {
    Flyway.configure()
        .dataSource(DATABASE.migrating())
        .locations("classpath:db/delivery", "classpath:db/catalog", "classpath:db/customer")
        .load()
        .migrate();
  }

  @AfterAll
  static void closePool() {
    POOL.close();
  }

  @BeforeEach
  void nobodyHasTried() {
    jdbc.sql("delete from customer.bucket").update();
  }

  @Test
  void theSixthTryInAWindowIsRefused() {
    SignInLimits limits = limits();

    for (int i = 0; i < 5; i++) {
      assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
    }

    assertThat(limits.tryOnce("ADA@example.test ", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.2", Optional.empty())).isTrue();
    assertThat(limits.tryOnce("ben@example.test", "10.0.0.1", Optional.empty())).isTrue();
  }

  @Test
  void aSuccessCostsNothing() {
    SignInLimits limits = limits();

    for (int i = 0; i < 20; i++) {
      assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
      limits.succeeded("ada@example.test", "10.0.0.1", Optional.empty());
    }
  }

  @Test
  void triesComeBackWithTime() {
    SignInLimits limits = limits();
    while (limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())) {
      // until there is none left
    }

    clock.advance(Duration.ofMinutes(3));

    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isTrue();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
  }

  @Test
  void oneAddressCannotTryManyAccounts() {
    SignInLimits limits = limits();

    int tried = 0;
    while (limits.tryOnce("customer" + tried + "@example.test", "10.0.0.1", Optional.empty())) {
      tried++;
    }

    assertThat(tried).isEqualTo(30);
  }

  @Test
  void manyAddressesCannotTryOneAccountForEver() {
    SignInLimits limits = limits();

    int tried = 0;
    while (limits.tryOnce("ada@example.test", "10.0.0." + tried, Optional.empty())) {
      tried++;
    }

    assertThat(tried).isEqualTo(50);
  }

  @Test
  void strangersDoNotKeepTheOwnerOutOfABrowserThatIsKnown() {
    SignInLimits limits = limits();
    for (int i = 0; i < 60; i++) {
      limits.tryOnce("ada@example.test", "10.0.0." + i, Optional.empty());
    }

    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.of("hers"))).isTrue();
  }

  @Test
  void aKnownBrowserHasFewTriesToo() {
    SignInLimits limits = limits();

    int tried = 0;
    while (limits.tryOnce("ada@example.test", "10.0.0." + tried, Optional.of("hers"))) {
      tried++;
    }

    assertThat(tried).isEqualTo(5);
  }

  @Test
  void formsThatAnybodyMaySendAreLimitedForEachAddress() {
    SignInLimits limits = limits();

    int asked = 0;
    while (limits.tryAsking("10.0.0.1")) {
      asked++;
    }

    assertThat(asked).isEqualTo(20);
    assertThat(limits.tryAsking("10.0.0.2")).isTrue();
  }

  @Test
  void allReplicasTakeFromTheSameBuckets() {
    SignInLimits one = limits();
    SignInLimits other = limits();

    for (int i = 0; i < 5; i++) {
      assertThat(
              (i % 2 == 0 ? one : other).tryOnce("ada@example.test", "10.0.0.1", Optional.empty()))
          .isTrue();
    }

    assertThat(one.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(other.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
  }

  @Test
  void whatIsFullAgainIsForgottenAndNothingElse() {
    SignInLimits limits = limits();
    limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty());
    clock.advance(Duration.ofMinutes(10));
    limits.tryOnce("ben@example.test", "10.0.0.2", Optional.empty());

    buckets().forgetFull();

    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void whoFloodsLeavesNothingOfTheAccountsThatAreGuessedAt() {
    SignInLimits limits = limits();
    for (int i = 0; i < 30; i++) {
      limits.tryOnce("customer" + i + "@example.test", "10.0.0.1", Optional.empty());
    }
    int before = rows();

    assertThat(limits.tryOnce("ada@example.test", "10.0.0.1", Optional.empty())).isFalse();
    assertThat(limits.waitToTry("ada@example.test", "10.0.0.1", Optional.empty())).isPositive();
    assertThat(limits.tellsOfHold("ada@example.test", "10.0.0.1")).isFalse();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theDatabaseKnowsNobodyByName() {
    limits().tryOnce("ada@example.test", "10.0.0.1", Optional.empty());

    assertThat(
            jdbc.sql("select string_agg(bucket::text, ' ') from customer.bucket")
                .query(String.class)
                .single())
        .doesNotContain("ada", "10.0.0.1", HexFormat.of().formatHex("ada".getBytes(UTF_8)));
  }

  /** Of a replica of its own. */
  private SignInLimits limits() {
    return new SignInLimits(
        new SignInSettings(4, 5, 30, 50, 20, Duration.ofMinutes(15), Duration.ZERO, Duration.ZERO),
        buckets());
  }

  private Buckets buckets() {
    return new Buckets(POOL, jdbc, clock);
  }

  private static HikariDataSource pool() {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(DATABASE.url());
    settings.setUsername(DATABASE.user());
    settings.setPassword(DATABASE.password());
    settings.setMaximumPoolSize(2);
    return new HikariDataSource(settings);
  }

  private int rows() {
    return jdbc.sql("select count(*) from customer.bucket").query(Integer.class).single();
  }
}
