package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/**
 * Each user of the databases and of the broker may do what its own quantum does, and nothing else.
 *
 * <p>Tried: tables and databases of its own and of others; sending, receiving, browsing and
 * listening; everything with which operations could change the broker or its rights; a sender that
 * claims to be another.
 */
class TestPlatformIntegrationTests {

  private final TestPlatform platform = TestPlatform.start();

  @Test
  void theDatabaseIsDurable() throws SQLException {
    DataSource billing = platform.dataSource("billing", "billing_app");

    assertThat(query(billing, "show server_version")).startsWith("18.");
    assertThat(query(billing, "show lc_messages")).isEqualTo("C");
    assertThat(query(billing, "show fsync")).isEqualTo("on");
    assertThat(query(billing, "show synchronous_commit")).isEqualTo("on");
    assertThat(query(billing, "show full_page_writes")).isEqualTo("on");
  }

  @Test
  void aFreshDatabaseLetsTheApplicationWriteButNotAlter() throws SQLException {
    TestPlatform.Database database = platform.freshDatabase("billing");
    execute(database.migrating(), "create schema billing");
    execute(database.migrating(), "create table billing.bill (id bigint)");

    execute(database.app(), "insert into billing.bill values (42)");

    assertThat(query(database.app(), "select id from billing.bill")).isEqualTo("42");
    assertThatThrownBy(() -> execute(database.app(), "drop table billing.bill"))
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> execute(database.app(), "truncate billing.bill"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> execute(database.app(), "create table public.x (id int)"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void aMigratedDatabaseIsMigratedOnceAndHasRowsAndRightsOfItsOwn() throws SQLException {
    AtomicInteger migrated = new AtomicInteger();
    Supplier<TestPlatform.Database> databases =
        () ->
            platform.migratedDatabase(
                "billing",
                "one table",
                database -> {
                  migrated.incrementAndGet();
                  try {
                    execute(database.migrating(), "create schema billing");
                    execute(database.migrating(), "create table billing.bill (id bigint)");
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
    TestPlatform.Database one = databases.get();
    TestPlatform.Database other = databases.get();

    execute(one.app(), "insert into billing.bill values (42)");

    assertThat(migrated).hasValue(1);
    assertThat(query(other.app(), "select count(*) from billing.bill")).isEqualTo("0");
    assertThatThrownBy(() -> execute(other.app(), "drop table billing.bill"))
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> query(platform.dataSource(other.name(), "customer_app"), "select 1"))
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void aQuantumCannotEnterAnotherQuantumsDatabase() {
    assertThatThrownBy(() -> query(platform.dataSource("billing", "customer_app"), "select 1"))
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> query(platform.dataSource("reporting", "contract_sync"), "select 1"))
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void aMessageGoesFromItsSenderToItsReceiver() {
    platform.purgeQueues();
    try (JMSContext customer = connect("CUSTOMER");
        JMSContext billing = connect("BILLING");
        JMSConsumer consumer =
            billing.createConsumer(billing.createQueue("BILLING.SUPPORT_PLAN"))) {
      customer
          .createProducer()
          .send(customer.createQueue("BILLING.SUPPORT_PLAN"), "{\"contract\":\"GOLD\"}");

      assertThat(consumer.receiveBody(String.class, 5_000)).isEqualTo("{\"contract\":\"GOLD\"}");
    }
  }

  @Test
  void aUserMayNotReadWhatIsMeantForAnother() {
    try (JMSContext customer = connect("CUSTOMER")) {
      assertThatThrownBy(
              () -> customer.createConsumer(customer.createQueue("BILLING.CARD_REGISTRATION")))
          .isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  @Test
  void operationsAskTheBrokerAndLookIntoEveryQueue() throws Exception {
    platform.purgeQueues();
    try (JMSContext customer = connect("CUSTOMER");
        JMSContext operations = connect("OPERATIONS")) {
      customer.createProducer().send(customer.createQueue("SYSOPS.TICKET"), "ticket");
      TemporaryQueue answers = operations.createTemporaryQueue();
      Message question = operations.createMessage();
      question.setJMSReplyTo(answers);
      JMSManagementHelper.putAttribute(question, "queue.SYSOPS.TICKET", "messageCount");

      operations.createProducer().send(operations.createQueue("activemq.management"), question);

      Message answer = operations.createConsumer(answers).receive(5_000);
      assertThat(JMSManagementHelper.getResult(answer, Long.class)).isEqualTo(1L);
      try (QueueBrowser browser =
          operations.createBrowser(operations.createQueue("SYSOPS.TICKET"))) {
        assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
      }
    }
  }

  @Test
  void operationsMayAskAndChangeNothing() throws Exception {
    try (JMSContext operations = connect("OPERATIONS")) {
      assertThat(refusal(operations, "broker", "listQueues", "", 1, 10)).isEmpty();
      assertThat(refusal(operations, "broker", "listConsumers", "", 1, 10)).isEmpty();
      assertThat(refusal(operations, "broker", "listAllConsumersAsJSON")).isEmpty();
      assertThat(refusal(operations, "broker", "getAddressSettingsAsJSON", "SYSOPS.TICKET"))
          .isEmpty();

      String all = "operations";
      for (Object[] call :
          new Object[][] {
            {"broker", "addSecuritySettings", "#", all, all, all, all, all, all, all},
            {"broker", "removeSecuritySettings", "SYSOPS.TICKET"},
            {"broker", "createAddress", "SYSOPS.MORE", "ANYCAST"},
            {"broker", "deleteAddress", "SYSOPS.TICKET"},
            {"broker", "createQueue", "SYSOPS.MORE", "SYSOPS.MORE"},
            {"broker", "destroyQueue", "SYSOPS.TICKET"},
            {"broker", "removeAddressSettings", "#"},
            {"broker", "createDivert", "{}"},
            {"broker", "addUser", "eve", "eve", "operations", true},
            {"broker", "closeConnectionsForUser", "customer"},
            {"broker", "getRolesAsJSON", "#"},
            {"queue.SYSOPS.TICKET", "removeAllMessages"},
            {"queue.SYSOPS.TICKET", "pause"},
            {"queue.SYSOPS.TICKET", "moveMessages", "", "DLQ"},
            {"queue.SYSOPS.TICKET", "sendMessagesToDeadLetterAddress", ""},
            {"queue.CUSTOMER.EMAIL_AWAITED", "listMessagesAsJSON", ""},
            {"queue.CUSTOMER.EMAIL_AWAITED", "browse"},
            {"address.SYSOPS.TICKET", "pause"},
            {"acceptor.core", "stop"}
          }) {
        Object[] parameters = Arrays.copyOfRange(call, 2, call.length);
        assertThat(refusal(operations, (String) call[0], (String) call[1], parameters))
            .as(call[1] + " of " + call[0])
            .contains("does not have permission");
      }
      assertThatThrownBy(() -> operations.createConsumer(operations.createQueue("SYSOPS.TICKET")))
          .isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  @Test
  void operationsLookIntoNoQueueOfCardsOrEmails() {
    try (JMSContext operations = connect("OPERATIONS")) {
      for (String queue :
          List.of("BILLING.CARD_REGISTRATION", "CUSTOMER.NOTIFICATION", "CUSTOMER.EMAIL_AWAITED")) {
        assertThatThrownBy(
                () -> operations.createBrowser(operations.createQueue(queue)).getEnumeration())
            .as(queue)
            .hasMessageContaining("does not have permission");
      }
    }
  }

  @Test
  void operationsMakeNoQueueToListenToTheBroker() {
    try (JMSContext operations = connect("OPERATIONS")) {
      assertThatThrownBy(
              () -> operations.createConsumer(operations.createTopic("activemq.notifications")))
          .isInstanceOf(JMSSecurityRuntimeException.class);
      assertThatThrownBy(() -> operations.createConsumer(operations.createTopic("SYSOPS.TICKET")))
          .isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void eachMessageSaysWhoSentItWhateverItsSenderClaims() throws Exception {
    platform.purgeQueues();
    try (JMSContext customer = connect("CUSTOMER");
        JMSContext sysops = connect("SYSOPS");
        JMSConsumer consumer = sysops.createConsumer(sysops.createQueue("SYSOPS.TICKET"))) {
      Message forged = customer.createTextMessage("ticket");
      forged.setStringProperty("JMSXUserID", "operations");
      customer.createProducer().send(customer.createQueue("SYSOPS.TICKET"), forged);

      assertThat(consumer.receive(5_000).getStringProperty("JMSXUserID")).isEqualTo("customer");
    }
  }

  /** What the broker answers if it refuses; empty if it does as asked. */
  private static String refusal(
      JMSContext context, String resource, String operation, Object... parameters)
      throws Exception {
    TemporaryQueue answers = context.createTemporaryQueue();
    Message question = context.createMessage();
    question.setJMSReplyTo(answers);
    JMSManagementHelper.putOperationInvocation(question, resource, operation, parameters);
    context.createProducer().send(context.createQueue("activemq.management"), question);
    try (JMSConsumer consumer = context.createConsumer(answers)) {
      Message answer = consumer.receive(5_000);
      return JMSManagementHelper.hasOperationSucceeded(answer)
          ? ""
          : String.valueOf(JMSManagementHelper.getResult(answer));
    }
  }

  @Test
  void aQuantumMayNotAskTheBroker() {
    try (JMSContext customer = connect("CUSTOMER")) {
      assertThatThrownBy(
              () ->
                  customer
                      .createProducer()
                      .send(customer.createQueue("activemq.management"), "list"))
          .isInstanceOf(JMSSecurityRuntimeException.class);
      assertThatThrownBy(customer::createTemporaryQueue)
          .isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  private JMSContext connect(String user) {
    String prefix = "SYSOPS_BROKER_" + user + "_";
    return new ActiveMQConnectionFactory(platform.brokerUrl())
        .createContext(
            platform.env().get(prefix + "USER"), platform.env().get(prefix + "PASSWORD"));
  }

  private static String query(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
