package com.sysopsquad.neighbours.sysops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublishingCatalogIntegrationTests {

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
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/sysops")
        .load()
        .migrate();
    jdbc = JdbcClient.create(database.app());
  }

  @Test
  void theFileBecomesTheCatalog() throws IOException {
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
        .hasMessageEndingWith("has no contracts, so all would be withdrawn; restore the file");

    assertThat(contracts().getFirst()).containsEntry("withdrawn_on", null);
  }

  @Test
  void whoReplicatesMayReadTheCatalogAndNothingElse() throws IOException {
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

  private void publish(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("contracts.csv"), csv);
    new PublishingCatalog(file, database.app(), CLOCK).run();
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
