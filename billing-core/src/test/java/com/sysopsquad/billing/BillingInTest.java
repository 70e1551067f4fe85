package com.sysopsquad.billing;

import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.correction.CorrectionGateway;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Billing as an application wires it, over a database of its own. */
public final class BillingInTest implements AutoCloseable {

  private final AnnotationConfigApplicationContext context;
  private final SentMessages sent = new SentMessages();
  private final BillingDatabase database;
  private final HikariDataSource pool = new HikariDataSource();

  private BillingInTest(
      BillingDatabase database,
      Clock clock,
      @Nullable PaymentProvider provider,
      Map<String, Object> settings) {
    this.database = database;
    pool.setDataSource(database.source());
    pool.setMaximumPoolSize(8);
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", withDefaults(settings)));
    bean(DataSource.class, () -> pool);
    bean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
    bean(JdbcClient.class, () -> JdbcClient.create(pool));
    bean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
    bean(Clock.class, () -> clock);
    // Instances, whose classes are not read: they would bring the broker along.
    context.getBeanFactory().registerSingleton("invoices", new InvoiceGateway(sent));
    context.getBeanFactory().registerSingleton("problems", new PaymentProblemGateway(sent));
    context.getBeanFactory().registerSingleton("corrected", new CorrectionGateway(sent));
    if (provider != null) {
      context.registerBean(
          "provider", PaymentProvider.class, () -> provider, bean -> bean.setPrimary(true));
    }
    context.register(BillingConfiguration.class);
    context.refresh();
  }

  /** With a provider within the test. */
  public static BillingInTest with(
      Clock clock, PaymentProvider provider, Map<String, Object> settings) {
    return new BillingInTest(BillingDatabase.fresh(), clock, provider, settings);
  }

  /** With the provider that the settings say. */
  public static BillingInTest with(Clock clock, Map<String, Object> settings) {
    return new BillingInTest(BillingDatabase.fresh(), clock, null, settings);
  }

  /** Another process over the same database. */
  public BillingInTest besides(
      Clock clock, PaymentProvider provider, Map<String, Object> settings) {
    return new BillingInTest(database, clock, provider, settings);
  }

  /** Keeps a copy of its database as it is now. */
  public void backUp() {
    database.backUp();
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Replaces its database with the copy while it is running. */
  public void restore() {
    database.restore();
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** A use case. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** What was told to customers. */
  public SentMessages sent() {
    return sent;
  }

  /** Its statements. */
  public JdbcClient jdbc() {
    return get(JdbcClient.class);
  }

  /** Statements of the database's owner. */
  public JdbcClient owner() {
    return database.owner();
  }

  /** Takes postings away, as a restore does and nobody else can. */
  public void losePostings(String which) {
    owner()
        .sql(
            """
            alter table billing.posting disable trigger posting_is_append_only;
            delete from billing.posting where %s;
            alter table billing.posting enable trigger posting_is_append_only
            """
                .formatted(which))
        .update();
  }

  /** The first column of a query's only row. */
  public long count(String sql) {
    return jdbc().sql(sql).query(Long.class).single();
  }

  @Override
  public void close() {
    context.close();
    pool.close();
  }

  private <T> void bean(Class<T> type, Supplier<T> bean) {
    context.registerBean(type, bean);
  }

  private static Map<String, Object> withDefaults(Map<String, Object> settings) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "sysops.provider.url", "http://localhost:1",
                "sysops.provider.key", "sk_test_billing",
                "sysops.provider.requests-per-second", "100000",
                "sysops.provider.failures-before-giving-up", "3",
                "sysops.provider.outage-patience", "0s",
                "sysops.charging.linger", "20ms",
                "sysops.sales-tax.file", salesTax().toString()));
    all.putAll(settings);
    return all;
  }

  private static Path salesTax() {
    try {
      Path file = Files.createTempFile("sales-tax", ".csv");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          """
          state,rate,effective_from
          OR,0,2020-01-01
          TX,0.0625,2020-01-01
          CA,0.0725,2020-01-01
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
