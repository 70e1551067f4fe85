package com.sysopsquad.system.bench;

import com.sysopsquad.platform.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A billing database with this many subscriptions, each due once a month, as intake creates them.
 */
final class BenchDatabase implements AutoCloseable {

  static final YearMonth MONTH = YearMonth.of(2026, 11);

  private final TestPlatform.Database database;
  private final HikariDataSource pool = new HikariDataSource();

  private BenchDatabase(TestPlatform.Database database) {
    this.database = database;
    pool.setDataSource(database.app());
    pool.setMaximumPoolSize(16);
  }

  /**
   * @param providerMethod token of everyone's card
   */
  static BenchDatabase with(int subscriptions, String providerCustomer, String providerMethod) {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery", "classpath:db/catalog", "classpath:db/billing")
        .load()
        .migrate();
    BenchDatabase bench = new BenchDatabase(database);
    bench.populate(subscriptions, providerCustomer, providerMethod);
    return bench;
  }

  DataSource source() {
    return pool;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(pool);
  }

  @Override
  public void close() {
    pool.close();
  }

  private void populate(int subscriptions, String providerCustomer, String providerMethod) {
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner
        .sql(
            """
            insert into catalog.contract
            select 'PLAN-' || n, 'Support plan ' || n, 'For a home', 24, 3, null
              from generate_series(1, 24) n
            """)
        .update();
    owner
        .sql(
            """
            insert into catalog.contract_price
            select 'PLAN-' || n, '2024-01-01', 'USD', 999 + 100 * n
              from generate_series(1, 24) n
            """)
        .update();
    owner
        .sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            select md5('customer' || n)::uuid, 'Customer Number ' || n, n || '@example.org',
                   n || ' Elm Street', 'Springfield',
                   (array['CA', 'TX', 'NY', 'OH', 'WA', 'FL', 'IL', 'PA'])[1 + n % 8], '73301', 1
              from generate_series(1, :subscriptions) n
            """)
        .param("subscriptions", subscriptions)
        .update();
    owner
        .sql(
            """
            insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                   provider_customer, provider_method, fingerprint, sealed_number, registered_at)
            select md5('card' || n)::uuid, md5('customer' || n)::uuid, 'VERIFIED', 'visa', '4242',
                   '2030-12-31', :customer, :method, decode(md5(n::text), 'hex'),
                   decode(md5('a' || n) || md5('b' || n), 'hex'), '2026-01-01'
              from generate_series(1, :subscriptions) n
            """)
        .param("subscriptions", subscriptions)
        .param("customer", providerCustomer)
        .param("method", providerMethod)
        .update();
    owner
        .sql(
            """
            insert into billing.default_card
            select customer_id, id, registered_at from billing.card
            """)
        .update();
    owner
        .sql(
            """
            insert into billing.subscription
                   (plan_id, customer_id, contract_code, starts_on, anchor_day, billed_to, version)
            select md5('plan' || n)::uuid, md5('customer' || n)::uuid, 'PLAN-' || 1 + n % 24,
                   cast(:month as date) + n % 28, 1 + n % 28,
                   cast(:month as date) + n % 28, 1
              from generate_series(1, :subscriptions) n
            """)
        .param("subscriptions", subscriptions)
        .param("month", firstDay())
        .update();
    owner
        .sql("analyze billing.account, billing.card, billing.default_card, billing.subscription")
        .update();
  }

  static LocalDate firstDay() {
    return MONTH.atDay(1);
  }
}
