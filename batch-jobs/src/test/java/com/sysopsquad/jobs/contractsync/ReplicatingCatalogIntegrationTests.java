package com.sysopsquad.jobs.contractsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.contractsync.ReplicatingCatalog.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReplicatingCatalogIntegrationTests {

  private static final String RUN = "2026-11-22T10:00:00Z";
  private static final Clock CLOCK = Clock.fixed(Instant.parse(RUN), ZoneOffset.UTC);

  private static Catalogs catalogs;
  private static ReplicatingCatalog replicating;

  @BeforeAll
  static void create() {
    catalogs = new Catalogs();
    replicating =
        new ReplicatingCatalog(
            catalogs.sync(catalogs.sysops), catalogs.sync(catalogs.billing), CLOCK);
  }

  @BeforeEach
  void reset() {
    catalogs.reset();
  }

  @Test
  void theReplicaBecomesTheCatalog() {
    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(5, 5, 0));
    assertThat(catalogs.contracts(catalogs.billing))
        .containsExactly("HOME Home 24 3", "PHONE Phone 12 1");
    assertThat(catalogs.prices(catalogs.billing))
        .containsExactly(
            "HOME 2024-01-01 1999 USD", "HOME 2026-12-01 2149 USD", "PHONE 2024-01-01 949 EUR");
  }

  @Test
  void theSameCatalogAgainChangesNothing() {
    replicating.replicate(RUN);

    assertThat(replicating.replicate(RUN)).isEqualTo(new Outcome(5, 0, 0));
  }

  @Test
  void whatChangedAtTheSourceChangesInTheReplica() {
    replicating.replicate(RUN);
    catalogs.source("update sysops.contract set name = 'My home' where code = 'HOME'");
    catalogs.source("update sysops.contract set withdrawn_on = '2026-11-01' where code = 'PHONE'");
    catalogs.source("update sysops.contract_price set monthly_minor = 1 where currency = 'EUR'");
    catalogs.source("delete from sysops.contract_price where effective_from = '2026-12-01'");

    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(4, 4, 0));
    assertThat(catalogs.contracts(catalogs.billing))
        .containsExactly("HOME My home 24 3", "PHONE Phone 12 1 2026-11-01");
    assertThat(catalogs.prices(catalogs.billing))
        .containsExactly("HOME 2024-01-01 1999 USD", "PHONE 2024-01-01 1 EUR");
  }

  @Test
  void aContractThatIsGoneIsWithdrawnAndKeepsItsPrices() {
    replicating.replicate(RUN);
    catalogs.source("delete from sysops.contract_price where contract_code = 'PHONE'");
    catalogs.source("delete from sysops.contract where code = 'PHONE'");

    replicating.replicate(RUN);

    assertThat(catalogs.contracts(catalogs.billing).getLast())
        .isEqualTo("PHONE Phone 12 1 2026-11-22");
    assertThat(catalogs.prices(catalogs.billing)).hasSize(3);
    assertThat(replicating.replicate(RUN).changed()).isZero();
  }

  @Test
  void aBadRowIsRejectedWithItsReasonAndTheRestIsDone() {
    replicating.replicate(RUN);
    catalogs.source("insert into sysops.contract values ('bad code', 'Bad', 'x', 24, 3)");
    catalogs.source("insert into sysops.contract values ('EMPTY', ' ', 'x', 24, 3)");
    catalogs.source(
        """
        insert into sysops.contract_price
        values ('HOME', '2027-01-01', 'XXX', 1), ('EMPTY', '2027-01-01', 'USD', 1),
               ('PHONE', '2027-01-01', 'USD', 999)
        """);
    catalogs.source("update sysops.contract_price set currency = 'ISK' where currency = 'EUR'");

    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(10, 1, 5));
    assertThat(catalogs.rejects(catalogs.billing))
        .containsExactlyInAnyOrder(
            "CONTRACT bad code The code is not one of up to 20 capital letters, digits and"
                + " hyphens.",
            "CONTRACT EMPTY The contract has no name.",
            "PRICE HOME The currency is not one of CAD, EUR, JPY, KWD and USD.",
            "PRICE PHONE The currency is not one of CAD, EUR, JPY, KWD and USD.",
            "PRICE EMPTY Its contract was rejected.");
    assertThat(catalogs.prices(catalogs.billing))
        .contains("PHONE 2024-01-01 949 EUR", "PHONE 2027-01-01 999 USD")
        .hasSize(4);
    assertThat(catalogs.contracts(catalogs.billing)).hasSize(2);
  }

  @Test
  void aNegativePriceOrOneOfNoContractIsRejected() {
    catalogs.source(
        "alter table sysops.contract_price drop constraint contract_price_monthly_minor_check");
    catalogs.source(
        "alter table sysops.contract_price drop constraint contract_price_contract_code_fkey");
    catalogs.source(
        """
        insert into sysops.contract_price
        values ('HOME', '2027-01-01', 'USD', -1), ('NONE', '2027-01-01', 'USD', 1)
        """);

    assertThat(replicating.replicate(RUN)).isEqualTo(new Outcome(7, 5, 2));
    assertThat(catalogs.rejects(catalogs.billing))
        .containsExactlyInAnyOrder(
            "PRICE HOME The price is negative.", "PRICE NONE There is no such contract.");

    catalogs.source("delete from sysops.contract_price where effective_from = '2027-01-01'");
    replicating.replicate(RUN);
    assertThat(catalogs.rejects(catalogs.billing)).isEmpty();
  }

  @Test
  void aSourceThatIsDownLeavesTheOldReplicaInService() {
    replicating.replicate(RUN);
    PGSimpleDataSource down = new PGSimpleDataSource();
    down.setUrl("jdbc:postgresql://localhost:1/sysops");

    assertThatThrownBy(
            () ->
                new ReplicatingCatalog(down, catalogs.sync(catalogs.billing), CLOCK).replicate(RUN))
        .isInstanceOf(SyncFailed.class)
        .hasMessageStartingWith(
            "The catalog could not be replicated. The old replica stays in use: ");

    assertThat(catalogs.contracts(catalogs.billing)).hasSize(2);
  }

  @Test
  void anEmptySourceDoesNotWithdrawEverything() {
    replicating.replicate(RUN);
    catalogs.source("truncate sysops.contract cascade");

    assertThatThrownBy(() -> replicating.replicate(RUN))
        .isInstanceOf(SyncFailed.class)
        .hasMessageStartingWith("The source catalog is empty");

    assertThat(catalogs.contracts(catalogs.billing).getFirst()).isEqualTo("HOME Home 24 3");
  }

  @Test
  void totalsThatDifferPublishNothing() {
    JdbcClient owner = catalogs.owner(catalogs.billing);
    owner
        .sql(
            """
            create function catalog.lose() returns trigger language plpgsql as
            $$ begin return null; end $$
            """)
        .update();
    owner
        .sql(
            """
            create trigger lose before insert on catalog.contract_price
            for each row when (new.currency = 'EUR') execute function catalog.lose()
            """)
        .update();

    assertThatThrownBy(() -> replicating.replicate(RUN))
        .isInstanceOf(SyncFailed.class)
        .hasMessage(
            "The source has 2 contracts and 3 prices that add up to 5097, but 2 contracts and 2"
                + " prices that add up to 4148 were published or rejected. The old replica stays in"
                + " use.");

    owner.sql("drop function catalog.lose cascade").update();
    assertThat(catalogs.contracts(catalogs.billing)).isEmpty();
  }

  @Test
  void twoRunsNeverWriteOneReplicaAtOnce() throws SQLException {
    try (Connection other = catalogs.sync(catalogs.billing).getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtextextended('catalog.contract', 0))");

      assertThatThrownBy(() -> replicating.replicate(RUN))
          .isInstanceOf(SyncFailed.class)
          .hasMessageStartingWith("Another run is writing this replica");
    }
    assertThat(replicating.replicate(RUN).changed()).isEqualTo(5);
  }

  @Test
  void theRoleThatReplicatesCanDoNothingElse() {
    JdbcClient sync = JdbcClient.create(catalogs.sync(catalogs.billing));

    for (String forbidden :
        new String[] {
          "select * from billing.card",
          "delete from catalog.contract",
          "truncate catalog.contract_price",
          "create table catalog.mine (id int)",
          "drop table catalog.contract_staging"
        }) {
      assertThatThrownBy(() -> sync.sql(forbidden).update())
          .as(forbidden)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }
}
