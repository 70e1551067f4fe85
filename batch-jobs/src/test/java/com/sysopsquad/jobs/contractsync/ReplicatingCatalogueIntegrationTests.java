package com.sysopsquad.jobs.contractsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.contractsync.ReplicatingCatalogue.Outcome;
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

class ReplicatingCatalogueIntegrationTests {

  private static final String RUN = "2026-11-22T10:00:00Z";
  private static final Clock CLOCK = Clock.fixed(Instant.parse(RUN), ZoneOffset.UTC);

  private static Catalogues catalogues;
  private static ReplicatingCatalogue replicating;

  @BeforeAll
  static void create() {
    catalogues = new Catalogues();
    replicating =
        new ReplicatingCatalogue(
            catalogues.sync(catalogues.sysops), catalogues.sync(catalogues.billing), CLOCK);
  }

  @BeforeEach
  void reset() {
    catalogues.reset();
  }

  @Test
  void theReplicaBecomesTheCatalogue() {
    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(5, 5, 0));
    assertThat(catalogues.contracts(catalogues.billing))
        .containsExactly("HOME Home 24 3", "PHONE Phone 12 1");
    assertThat(catalogues.prices(catalogues.billing))
        .containsExactly(
            "HOME 2024-01-01 1999 USD", "HOME 2026-12-01 2149 USD", "PHONE 2024-01-01 949 EUR");
  }

  @Test
  void theSameCatalogueAgainChangesNothing() {
    replicating.replicate(RUN);

    assertThat(replicating.replicate(RUN)).isEqualTo(new Outcome(5, 0, 0));
  }

  @Test
  void whatChangedAtTheSourceChangesInTheReplica() {
    replicating.replicate(RUN);
    catalogues.source("update sysops.contract set name = 'My home' where code = 'HOME'");
    catalogues.source(
        "update sysops.contract set withdrawn_on = '2026-11-01' where code = 'PHONE'");
    catalogues.source("update sysops.contract_price set monthly_minor = 1 where currency = 'EUR'");
    catalogues.source("delete from sysops.contract_price where effective_from = '2026-12-01'");

    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(4, 4, 0));
    assertThat(catalogues.contracts(catalogues.billing))
        .containsExactly("HOME My home 24 3", "PHONE Phone 12 1 2026-11-01");
    assertThat(catalogues.prices(catalogues.billing))
        .containsExactly("HOME 2024-01-01 1999 USD", "PHONE 2024-01-01 1 EUR");
  }

  @Test
  void aContractThatIsGoneIsWithdrawnAndKeepsItsPrices() {
    replicating.replicate(RUN);
    catalogues.source("delete from sysops.contract_price where contract_code = 'PHONE'");
    catalogues.source("delete from sysops.contract where code = 'PHONE'");

    replicating.replicate(RUN);

    assertThat(catalogues.contracts(catalogues.billing).getLast())
        .isEqualTo("PHONE Phone 12 1 2026-11-22");
    assertThat(catalogues.prices(catalogues.billing)).hasSize(3);
    assertThat(replicating.replicate(RUN).changed()).isZero();
  }

  @Test
  void aBadRowIsRejectedWithItsReasonAndTheRestIsDone() {
    replicating.replicate(RUN);
    catalogues.source("insert into sysops.contract values ('bad code', 'Bad', 'x', 24, 3)");
    catalogues.source("insert into sysops.contract values ('EMPTY', ' ', 'x', 24, 3)");
    catalogues.source(
        """
        insert into sysops.contract_price
        values ('HOME', '2027-01-01', 'XXX', 1), ('EMPTY', '2027-01-01', 'USD', 1),
               ('PHONE', '2027-01-01', 'USD', 999)
        """);
    catalogues.source("update sysops.contract_price set currency = 'ZZZ' where currency = 'EUR'");

    Outcome outcome = replicating.replicate(RUN);

    assertThat(outcome).isEqualTo(new Outcome(10, 1, 5));
    assertThat(catalogues.rejects(catalogues.billing))
        .containsExactlyInAnyOrder(
            "CONTRACT bad code The code is not one of up to 20 capital letters, digits and"
                + " hyphens.",
            "CONTRACT EMPTY The contract has no name.",
            "PRICE HOME The currency is not one of ISO 4217.",
            "PRICE PHONE The currency is not one of ISO 4217.",
            "PRICE EMPTY Its contract was rejected.");
    assertThat(catalogues.prices(catalogues.billing))
        .contains("PHONE 2024-01-01 949 EUR", "PHONE 2027-01-01 999 USD")
        .hasSize(4);
    assertThat(catalogues.contracts(catalogues.billing)).hasSize(2);
  }

  @Test
  void aNegativePriceOrOneOfNoContractIsRejected() {
    catalogues.source(
        "alter table sysops.contract_price drop constraint contract_price_monthly_minor_check");
    catalogues.source(
        "alter table sysops.contract_price drop constraint contract_price_contract_code_fkey");
    catalogues.source(
        """
        insert into sysops.contract_price
        values ('HOME', '2027-01-01', 'USD', -1), ('NONE', '2027-01-01', 'USD', 1)
        """);

    assertThat(replicating.replicate(RUN)).isEqualTo(new Outcome(7, 5, 2));
    assertThat(catalogues.rejects(catalogues.billing))
        .containsExactlyInAnyOrder(
            "PRICE HOME The price is negative.", "PRICE NONE There is no such contract.");

    catalogues.source("delete from sysops.contract_price where effective_from = '2027-01-01'");
    replicating.replicate(RUN);
    assertThat(catalogues.rejects(catalogues.billing)).isEmpty();
  }

  @Test
  void aSourceThatIsDownLeavesTheOldReplicaInService() {
    replicating.replicate(RUN);
    PGSimpleDataSource down = new PGSimpleDataSource();
    down.setUrl("jdbc:postgresql://localhost:1/sysops");

    assertThatThrownBy(
            () ->
                new ReplicatingCatalogue(down, catalogues.sync(catalogues.billing), CLOCK)
                    .replicate(RUN))
        .isInstanceOf(SyncFailed.class)
        .hasMessageStartingWith(
            "The catalogue could not be replicated, and the old replica stays in service: ");

    assertThat(catalogues.contracts(catalogues.billing)).hasSize(2);
  }

  @Test
  void anEmptySourceDoesNotWithdrawEverything() {
    replicating.replicate(RUN);
    catalogues.source("truncate sysops.contract cascade");

    assertThatThrownBy(() -> replicating.replicate(RUN))
        .isInstanceOf(SyncFailed.class)
        .hasMessageStartingWith("The catalogue has no contracts at its source");

    assertThat(catalogues.contracts(catalogues.billing).getFirst()).isEqualTo("HOME Home 24 3");
  }

  @Test
  void totalsThatDifferPublishNothing() {
    JdbcClient owner = catalogues.owner(catalogues.billing);
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
                + " prices that add up to 4148 were published or rejected; the old replica stays in"
                + " service.");

    owner.sql("drop function catalog.lose cascade").update();
    assertThat(catalogues.contracts(catalogues.billing)).isEmpty();
  }

  @Test
  void twoRunsNeverWriteOneReplicaAtOnce() throws SQLException {
    try (Connection other = catalogues.sync(catalogues.billing).getConnection();
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
    JdbcClient sync = JdbcClient.create(catalogues.sync(catalogues.billing));

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
