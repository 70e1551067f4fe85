package com.sysopsquad.flows.delivery;

import com.sysopsquad.platform.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One process of a quantum with its own database and its own user of the broker. */
public final class TestQuantum implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:db/delivery";
  private static final List<ClassPathResource> DEAD_LETTERS =
      List.of(
          new ClassPathResource("db/monitor/V410__dead_letter.sql"),
          new ClassPathResource("db/monitor/V530__refused_replay.sql"),
          new ClassPathResource("db/monitor/V621__withheld_body.sql"),
          new ClassPathResource("db/monitor/V662__resend.sql"),
          new ClassPathResource("db/monitor/V721__loss.sql"),
          new ClassPathResource("db/monitor/V780__channels.sql"),
          new ClassPathResource("db/monitor/V782__pause.sql"),
          new ClassPathResource("db/monitor/V783__trace.sql"),
          new ClassPathResource("db/monitor/V785__dead_letter_subject.sql"),
          new ClassPathResource("db/monitor/V802__process_retention.sql"),
          new ClassPathResource("db/monitor/V803__resend_after.sql"),
          new ClassPathResource("db/monitor/V811__loss_of_sender.sql"),
          new ClassPathResource("db/monitor/V815__process_graph.sql"),
          new ClassPathResource("db/monitor/V830__replay_trial.sql"),
          new ClassPathResource("db/monitor/V831__dead_letter_notes.sql"),
          new ClassPathResource("db/monitor/V832__dead_letter_text.sql"),
          new ClassPathResource("db/monitor/V833__dead_letter_text_index.sql"),
          new ClassPathResource("db/monitor/V834__dead_letter_groups.sql"));

  private final ConfigurableApplicationContext context;

  private TestQuantum(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** Starts a process of the quantum. */
  public static TestQuantum start(
      String name, TestPlatform.Database database, Class<?>... configurations) {
    return start(name, database, Map.of(), configurations);
  }

  /** The same with further settings. */
  public static TestQuantum start(
      String name,
      TestPlatform.Database database,
      Map<String, String> settings,
      Class<?>... configurations) {
    TestPlatform platform = TestPlatform.start();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.application.name", name);
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.level.org.apache.activemq.audit", "off");
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("spring.datasource.hikari.maximum-pool-size", "16");
    properties.put("spring.flyway.url", database.url());
    properties.put("spring.flyway.user", database.owner());
    properties.put("spring.flyway.password", database.ownerPassword());
    properties.put("spring.flyway.locations", MIGRATIONS);
    String user = "SYSOPS_BROKER_" + name.toUpperCase(Locale.ROOT);
    properties.put("spring.artemis.mode", "native");
    properties.put("spring.artemis.embedded.enabled", "false");
    properties.put("spring.artemis.broker-url", platform.brokerUrl());
    properties.put("spring.artemis.user", platform.env().get(user + "_USER"));
    properties.put("spring.artemis.password", platform.env().get(user + "_PASSWORD"));
    properties.put(
        "sysops.monitor.broker-user", platform.env().get("SYSOPS_BROKER_OPERATIONS_USER"));
    properties.put(
        "sysops.monitor.broker-password", platform.env().get("SYSOPS_BROKER_OPERATIONS_PASSWORD"));
    properties.put("sysops.delivery.marks.every", "0s");
    properties.put("sysops.delivery.telemetry.every", "0s");
    properties.put("sysops.metrics.every", "0s");
    properties.put("sysops.delivery.longest-back-off", "200ms");
    properties.put("sysops.delivery.retry.attempts", "3");
    properties.put("sysops.delivery.retry.first", "50ms");
    properties.put("sysops.delivery.retry.longest", "200ms");
    properties.putAll(settings);
    return new TestQuantum(
        new SpringApplicationBuilder(Application.class)
            .sources(configurations)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run());
  }

  /**
   * A new database of the quantum, migrated, with a table of applied messages and the tables of
   * dead letters.
   */
  public static TestPlatform.Database database(String quantum) {
    return TestPlatform.start().migratedDatabase(quantum, "delivery", TestQuantum::migrate);
  }

  private static void migrate(TestPlatform.Database database) {
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner.sql("create schema effect").update();
    owner
        .sql(
            """
            create table effect.applied (
                n       bigint generated always as identity primary key,
                subject text   not null,
                version bigint not null,
                note    text   not null
            )
            """)
        .update();
    try {
      for (ClassPathResource script : DEAD_LETTERS) {
        owner.sql(script.getContentAsString(StandardCharsets.UTF_8)).update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Flyway.configure().dataSource(database.migrating()).locations(MIGRATIONS).load().migrate();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  boolean has(String bean) {
    return context.containsBean(bean);
  }

  boolean has(Class<?> type) {
    return context.getBeanNamesForType(type).length > 0;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(bean(DataSource.class));
  }

  /** By the clock of its database, which decides what is due, late or kept. */
  public Instant now() {
    return jdbc().sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  public void inTransaction(Runnable action) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> action.run());
  }

  /**
   * Hands out none of the connections again that are pooled now, so that none that a test has
   * killed fails the test itself.
   */
  void forgetConnections() {
    bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
  }

  public long count(String table) {
    return jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  @Override
  public void close() {
    context.close();
  }
}
