package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Source and targets of a test's own, with two contracts and three prices at the source. */
final class Catalogs {

  final TestPlatform.Database sysops = TestPlatform.start().freshDatabase("sysops");
  final TestPlatform.Database billing = TestPlatform.start().freshDatabase("billing");
  final TestPlatform.Database customer = TestPlatform.start().freshDatabase("customer");

  Catalogs() {
    migrate(sysops, "classpath:db/sysops");
    migrate(
        billing,
        "classpath:db/delivery",
        "classpath:db/catalog",
        "classpath:db/billing",
        "classpath:db/operations");
    migrate(customer, "classpath:db/delivery", "classpath:db/catalog");
  }

  /** Empties all of them and fills the source. */
  void reset() {
    for (TestPlatform.Database target : List.of(billing, customer)) {
      owner(target).sql("truncate catalog.contract cascade").update();
      owner(target).sql("truncate catalog.contract_reject").update();
    }
    source("truncate sysops.contract, sysops.contract_price");
    source(
        """
        insert into sysops.contract
        values ('HOME', 'Home', 'For a home', 24, 3), ('PHONE', 'Phone', 'For a phone', 12, 1)
        """);
    source(
        """
        insert into sysops.contract_price
        values ('HOME', '2024-01-01', 'USD', 1999), ('HOME', '2026-12-01', 'USD', 2149),
               ('PHONE', '2024-01-01', 'EUR', 949)
        """);
  }

  /** Changes the source as its owner. */
  void source(String sql) {
    owner(sysops).sql(sql).update();
  }

  JdbcClient owner(TestPlatform.Database database) {
    return JdbcClient.create(database.migrating());
  }

  /** The password of the role that replicates. */
  Object syncPassword() {
    return TestPlatform.start().env().getOrDefault("SYSOPS_SYNC_DB_PASSWORD", "");
  }

  /** Connections of the role that replicates. */
  DataSource sync(TestPlatform.Database database) {
    return TestPlatform.start().dataSource(database.name(), "contract_sync");
  }

  List<String> contracts(TestPlatform.Database target) {
    return JdbcClient.create(target.app())
        .sql(
            """
            select concat_ws(' ', code, name, response_hours, max_devices, withdrawn_on)
              from catalog.contract
             order by code
            """)
        .query(String.class)
        .list();
  }

  List<String> prices(TestPlatform.Database target) {
    return JdbcClient.create(target.app())
        .sql(
            """
            select concat_ws(' ', contract_code, effective_from, monthly_minor, currency)
              from catalog.contract_price
             order by contract_code, effective_from
            """)
        .query(String.class)
        .list();
  }

  List<String> rejects(TestPlatform.Database target) {
    return JdbcClient.create(target.app())
        .sql(
            """
            select concat_ws(' ', kind, coalesce(source_row ->> 'code',
                                                 source_row ->> 'contract_code'), reason)
              from catalog.contract_reject
             order by id
            """)
        .query(String.class)
        .list();
  }

  private static void migrate(TestPlatform.Database database, String... locations) {
    Flyway.configure().dataSource(database.migrating()).locations(locations).load().migrate();
  }
}
