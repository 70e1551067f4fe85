package com.sysopsquad.flows.neighbours.sysops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class CatalogueSourceIntegrationTests {

  private static final String HEADER =
      "code,name,description,response_hours,max_devices,currency,monthly_price,effective_from\n";
  private static final String HOME = "HOME,Home,For a home,24,3,USD,19.99,2024-01-01\n";
  private static final String HOME_LATER = "HOME,,,,,USD,21.49,2026-12-01\n";
  private static final String PHONE = "PHONE,Phone,For a phone,24,1,EUR,9.49,2024-01-01\n";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private TestPlatform.Database database;
  private JdbcClient jdbc;

  @BeforeEach
  void create() {
    database = TestPlatform.start().freshDatabase("sysops");
    jdbc = JdbcClient.create(database.app());
  }

  @Test
  void theFileBecomesTheCatalogue() throws IOException {
    publish(HEADER + HOME + HOME_LATER + PHONE);

    assertThat(contracts())
        .extracting(contract -> contract.get("code"))
        .containsExactly("HOME", "PHONE");
    assertThat(prices())
        .extracting(price -> price.get("monthly_minor"))
        .containsExactly(1999L, 2149L, 949L);
  }

  @Test
  void whatDidNotChangeKeepsItsTimeOfChange() throws IOException {
    publish(HEADER + HOME + HOME_LATER + PHONE);
    List<Map<String, Object>> contracts = contracts();
    List<Map<String, Object>> prices = prices();

    publish(HEADER + HOME + HOME_LATER + PHONE);
    assertThat(contracts()).isEqualTo(contracts);
    assertThat(prices()).isEqualTo(prices);

    publish(HEADER + HOME + HOME_LATER + PHONE.replace("9.49", "9.99"));
    assertThat(contracts()).isEqualTo(contracts);
    assertThat(prices().subList(0, 2)).isEqualTo(prices.subList(0, 2));
    assertThat(prices().getLast()).containsEntry("monthly_minor", 999L);
  }

  @Test
  void aContractThatLeavesTheFileIsWithdrawnAndKeepsItsPrices() throws IOException {
    publish(HEADER + HOME + PHONE);

    publish(HEADER + HOME);
    assertThat(contracts().getLast()).containsEntry("withdrawn_on", Date.valueOf("2026-11-22"));
    assertThat(prices()).hasSize(2);

    publish(HEADER + HOME + PHONE);
    assertThat(contracts().getLast()).containsEntry("withdrawn_on", null);
  }

  @Test
  void aPriceThatLeavesTheFileIsRemoved() throws IOException {
    publish(HEADER + HOME + HOME_LATER);

    publish(HEADER + HOME);

    assertThat(prices()).hasSize(1);
  }

  @Test
  void aFileWithoutContractsIsRefused() throws IOException {
    publish(HEADER + HOME);

    assertThatThrownBy(() -> publish(HEADER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("has no contracts, so that all would be withdrawn; restore the file");

    assertThat(contracts().getFirst()).containsEntry("withdrawn_on", null);
  }

  @Test
  void whoReplicatesMayReadTheCatalogueAndNothingElse() throws IOException {
    publish(HEADER + HOME);
    JdbcClient sync =
        JdbcClient.create(TestPlatform.start().dataSource(database.name(), "contract_sync"));

    assertThat(sync.sql("select count(*) from sysops.contract").query(Integer.class).single())
        .isOne();
    assertThatThrownBy(() -> sync.sql("update sysops.contract set name = 'x'").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> sync.sql("create table sysops.mine (id int)").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void theApplicationsOwnDatabaseIsNotDisturbed() throws IOException {
    TestPlatform.Database own = TestPlatform.start().freshDatabase("billing");
    Path csv = Files.writeString(folder.resolve("contracts.csv"), HEADER + HOME);

    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
        .withUserConfiguration(CatalogueSource.class)
        .withBean(Clock.class, () -> CLOCK)
        .withBean(ZoneId.class, CLOCK::getZone)
        .withPropertyValues(
            "spring.datasource.url=" + own.url(),
            "spring.datasource.username=" + own.user(),
            "spring.datasource.password=" + own.password(),
            "spring.flyway.user=" + own.owner(),
            "spring.flyway.password=" + own.ownerPassword(),
            "spring.flyway.url=" + own.url(),
            "spring.flyway.locations=classpath:db/delivery",
            "sysops.catalogue.url=" + database.url(),
            "sysops.catalogue.user=" + database.user(),
            "sysops.catalogue.password=" + database.password(),
            "sysops.catalogue.owner=" + database.owner(),
            "sysops.catalogue.owner-password=" + database.ownerPassword(),
            "sysops.catalogue.contracts=" + csv)
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
              assertThat(contracts()).hasSize(1);
              JdbcClient primary = JdbcClient.create(context.getBean(DataSource.class));
              assertThat(
                      primary
                          .sql("select to_regclass('delivery.outbox') is not null")
                          .query(Boolean.class)
                          .single())
                  .isTrue();
            });
  }

  private void publish(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("contracts.csv"), csv);
    new PublishingCatalogue(
            new CatalogueSourceSettings(
                database.url(),
                database.user(),
                database.password(),
                database.owner(),
                database.ownerPassword(),
                file),
            CLOCK)
        .afterSingletonsInstantiated();
  }

  private List<Map<String, Object>> contracts() {
    return jdbc.sql("select * from sysops.contract order by code").query().listOfRows();
  }

  private List<Map<String, Object>> prices() {
    return jdbc.sql("select * from sysops.contract_price order by contract_code, effective_from")
        .query()
        .listOfRows();
  }
}
