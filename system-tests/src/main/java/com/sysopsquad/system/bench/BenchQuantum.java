package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.InboundAdapters;
import com.sysopsquad.flows.delivery.Outbox;
import com.sysopsquad.flows.delivery.QueueDepth;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A quantum with nothing but the guarantee, on the database and with the user of a real one. */
final class BenchQuantum implements AutoCloseable {

  private final HikariDataSource pool;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final String name;

  private BenchQuantum(Installation installation, String name) {
    this.name = name;
    this.pool = new HikariDataSource();
    pool.setDataSource(Databases.of(installation, name));
    pool.setMaximumPoolSize(16);
  }

  /** Makes the tables of the guarantee, and one for letters, in the quantum's empty database. */
  static BenchQuantum on(Installation installation, String name) {
    DataSource owner = Databases.owner(installation, name);
    Flyway.configure().dataSource(owner).locations("classpath:db/delivery").load().migrate();
    JdbcClient jdbc = JdbcClient.create(owner);
    jdbc.sql("create schema bench").update();
    jdbc.sql("create table bench.letter (subject text, number bigint, text text)").update();
    jdbc.sql("grant usage on schema bench to " + name.toLowerCase(Locale.ROOT) + "_app").update();
    jdbc.sql("grant all on bench.letter to " + name.toLowerCase(Locale.ROOT) + "_app").update();
    return new BenchQuantum(installation, name);
  }

  DataSource database() {
    return pool;
  }

  /** Starts it; letters that arrive go to {@code letters}, if there is one. */
  BenchQuantum start(Broker broker, @Nullable DeliveredLetters letters) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "bench", Map.of("sysops.delivery.source", name.toLowerCase(Locale.ROOT))));
    context.registerBean(DataSource.class, () -> pool);
    context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Broker.class, () -> broker);
    context.register(DeliveryConfiguration.class);
    if (letters != null) {
      context.registerBean(
          "letterFlow",
          IntegrationFlow.class,
          () -> letterFlow(context.getBean(InboundAdapters.class), letters));
    }
    context.refresh();
    return this;
  }

  /** Sends letters in one transaction. */
  void send(List<BenchLetter> letters) {
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> context.getBean(Outbox.class).send(letters));
  }

  static Broker broker(Installation installation, String user) {
    String prefix = "SYSOPS_BROKER_" + user;
    return new PlainBroker(
        new ActiveMQConnectionFactory(installation.setting("SYSOPS_BROKER_URL")),
        installation.setting(prefix + "_USER"),
        installation.setting(prefix + "_PASSWORD"));
  }

  @Override
  public void close() {
    context.close();
    pool.close();
  }

  private static IntegrationFlow letterFlow(InboundAdapters inbound, DeliveredLetters letters) {
    return IntegrationFlow.from(inbound.receiving(BenchLetter.class, "letterInbox"))
        .transform(inbound.reading(BenchLetter.class))
        .<List<BenchLetter>>handle(
            (arrived, headers) -> {
              letters.apply(arrived);
              return null;
            })
        .get();
  }

  /** Connections as one user. */
  private record PlainBroker(ActiveMQConnectionFactory factory, String user, String password)
      implements Broker {

    @Override
    public Connection connect() throws JMSException {
      return factory.createConnection(user, password);
    }

    @Override
    public Broker as(String otherUser, String otherPassword) {
      return new PlainBroker(factory, otherUser, otherPassword);
    }

    @Override
    public List<QueueDepth> depths() {
      return List.of();
    }

    @Override
    public List<String> defects() {
      return List.of();
    }
  }
}
