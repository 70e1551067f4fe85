package com.sysopsquad.system.messages;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.system.Databases;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A quantum with only the guarantee, on the database and with the user of a real one. */
public final class MessageQuantum implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Map<String, Object> properties = new HashMap<>();
  private final String name;
  private final UnaryOperator<String> settings;
  private final @Nullable FatalMoment moment;
  private final HikariDataSource pool = new HikariDataSource();
  private final DataSource database;
  private Clock clock = Clock.systemUTC();

  private MessageQuantum(
      String name, UnaryOperator<String> settings, @Nullable FatalMoment moment) {
    this.name = name;
    this.settings = settings;
    this.moment = moment;
    pool.setDataSource(Databases.of(settings, name));
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setInitializationFailTimeout(-1);
    this.database =
        moment == null || moment.point().isOfBroker()
            ? pool
            : moment.watch(pool, DataSource.class, java.sql.Connection.class);
    with("sysops.delivery.source", name.toLowerCase(Locale.ROOT));
  }

  /** Creates the tables of the guarantee, and further ones, in the quantum's empty database. */
  public static void migrate(UnaryOperator<String> settings, String name, String... further) {
    String[] locations = new String[further.length + 1];
    locations[0] = "classpath:db/delivery";
    System.arraycopy(further, 0, locations, 1, further.length);
    Flyway.configure()
        .dataSource(Databases.owner(settings, name))
        .locations(locations)
        .load()
        .migrate();
  }

  /** A quantum in the migrated database with the given name, for example {@code BILLING}. */
  public static MessageQuantum of(UnaryOperator<String> settings, String name) {
    return new MessageQuantum(name, settings, null);
  }

  /** The same, which ends with its whole process at the given moment. */
  static MessageQuantum mortal(
      UnaryOperator<String> settings, String name, @Nullable FatalMoment moment) {
    return new MessageQuantum(name, settings, moment);
  }

  public DataSource database() {
    return database;
  }

  /** Sets a property of the guarantee, for example {@code sysops.delivery.lanes}. */
  public MessageQuantum with(String property, Object value) {
    properties.put(property, value);
    return this;
  }

  /** Sets the clock of its process, which can be wrong. */
  MessageQuantum at(Clock wrong) {
    clock = wrong;
    return this;
  }

  /** Starts it; messages that arrive go to {@code messages}, if there is one. */
  public MessageQuantum start(@Nullable Consumer<List<TestMessage>> messages, Class<?>... further) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("messages", properties));
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Broker.class, this::broker);
    context.register(DeliveryConfiguration.class);
    for (Class<?> configuration : further) {
      context.register(configuration);
    }
    if (messages != null) {
      context.registerBean(
          "messageFlow",
          IntegrationFlow.class,
          () -> messageFlow(context.getBean(InboundAdapters.class), messages));
    }
    context.refresh();
    return this;
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Runs an action in one transaction of its database. */
  void within(Runnable action) {
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> action.run());
  }

  /** Sends messages in one transaction. */
  public void send(List<TestMessage> messages) {
    within(() -> context.getBean(Outbox.class).send(messages));
  }

  /** The broker, as the user of this quantum. */
  public Broker broker() {
    return broker(settings, name, moment);
  }

  /** The broker, as any user. */
  public static Broker broker(UnaryOperator<String> settings, String user) {
    return broker(settings, user, null);
  }

  private static Broker broker(
      UnaryOperator<String> settings, String user, @Nullable FatalMoment moment) {
    String prefix = "SYSOPS_BROKER_" + user;
    return new PlainBroker(
        new ActiveMQConnectionFactory(settings.apply("SYSOPS_BROKER_URL")),
        settings.apply(prefix + "_USER"),
        settings.apply(prefix + "_PASSWORD"),
        moment != null && moment.point().isOfBroker() ? moment : null);
  }

  @Override
  public void close() {
    context.close();
    pool.close();
  }

  private static IntegrationFlow messageFlow(
      InboundAdapters inbound, Consumer<List<TestMessage>> messages) {
    return IntegrationFlow.from(inbound.receiving(TestMessage.class, "messageInbox"))
        .transform(inbound.reading(TestMessage.class))
        .<List<TestMessage>>handle(
            (arrived, headers) -> {
              messages.accept(arrived);
              return null;
            })
        .get();
  }

  /** Connections as one user. */
  private record PlainBroker(
      ActiveMQConnectionFactory factory, String user, String password, @Nullable FatalMoment moment)
      implements Broker {

    @Override
    public Connection connect() throws JMSException {
      Connection connection = factory.createConnection(user, password);
      return moment == null
          ? connection
          : moment.watch(connection, Connection.class, Session.class);
    }

    @Override
    public Broker as(String otherUser, String otherPassword) {
      return new PlainBroker(factory, otherUser, otherPassword, moment);
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
