package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.broker.BrokerWatch;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.management.AddressControl;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whoever cannot send says so within seconds, and sends as soon as it can.
 *
 * <p>Tried: a disk below its minimum, with short times and with those that are shipped; a memory
 * that is full; one address that is full.
 */
class BlockedBrokerIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "sysops.delivery.sending.timeout", "2s",
          "sysops.delivery.sending.late", "2s",
          "sysops.delivery.sending.refused-pause", "1s",
          "sysops.monitor.watch.every", "200ms",
          "sysops.monitor.watch.patience", "1s");

  /** Everything else that these tests set otherwise has its default. */
  private static final Map<String, String> SHIPPED =
      Map.of("sysops.delivery.longest-back-off", "5s");

  /** A person who looks at the page waits no longer. */
  private static final Duration SECONDS = Duration.ofSeconds(30);

  private static final String OF_OTHERS = "OTHERS";
  private static final int MEMORY = 4 << 20;
  private static final int CHUNK = 50_000;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @Test
  void aBrokerWhoseDiskIsBelowItsMinimumIsTold() throws Exception {
    int port = freePort();
    EmbeddedActiveMQ broker =
        broker(configuration(port).setMinDiskFree(Long.MAX_VALUE / 2).setDiskScanPeriod(100));
    try (TestQuantum customer = customer(port, IMPATIENT)) {
      send(customer);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(health(customer))
                      .contains(
                          "The broker has accepted nothing for 2 seconds",
                          "The oldest message has been waiting for"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(customer.bean(BrokerWatch.class).warnings())
                      .extracting(BrokerWarning::title)
                      .contains("The broker accepts no messages"));
    } finally {
      stop(broker);
    }
  }

  @Test
  void itIsToldWithinSecondsWithTheSettingsThatAreShipped() throws Exception {
    int port = freePort();
    EmbeddedActiveMQ broker =
        broker(configuration(port).setMinDiskFree(Long.MAX_VALUE / 2).setDiskScanPeriod(100));
    try (TestQuantum customer = customer(port, SHIPPED)) {
      send(customer);

      await()
          .atMost(SECONDS)
          .untilAsserted(
              () -> {
                assertThat(health(customer))
                    .contains("The broker has accepted nothing for 10 seconds");
                assertThat(customer.bean(BrokerWatch.class).warnings())
                    .extracting(BrokerWarning::title)
                    .contains("The broker accepts no messages");
              });
    } finally {
      stop(broker);
    }
  }

  /**
   * The memory holds more than a batch of the relay. One that does not can never take it, since a
   * transaction counts before its commit.
   */
  @Test
  void aBrokerWhoseMemoryIsFullIsToldAndEverythingGoesAsSoonAsThereIsRoom() throws Exception {
    int port = freePort();
    EmbeddedActiveMQ broker =
        broker(
            configuration(port)
                .setGlobalMaxSize(MEMORY)
                .addQueueConfiguration(
                    QueueConfiguration.of(OF_OTHERS).setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting(
                    "#",
                    new AddressSettings()
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)));
    try (TestQuantum customer = customer(port, IMPATIENT)) {
      fill(port, OF_OTHERS);
      for (int i = 0; i < 50; i++) {
        send(customer);
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(health(customer))
                    .contains("The broker has accepted nothing for 2 seconds");
                assertThat(customer.bean(BrokerWatch.class).warnings())
                    .extracting(BrokerWarning::title)
                    .contains("The broker accepts no messages");
              });

      broker.getActiveMQServer().locateQueue(SimpleString.of(OF_OTHERS)).deleteAllReferences();

      await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
      assertThat(
              broker
                  .getActiveMQServer()
                  .locateQueue(SimpleString.of(Queues.SUPPORT_PLAN))
                  .getMessageCount())
          .isEqualTo(50);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(health(customer)).startsWith("UP"));
    } finally {
      stop(broker);
    }
  }

  /** More than the memory; without a window, this sender is not held back. */
  private static void fill(int port, String queue) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://localhost:" + port + "?producerWindowSize=-1");
        Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      for (int sent = 0; sent < 2 * MEMORY; sent += CHUNK) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[CHUNK]);
        producer.send(message);
      }
    }
  }

  @Test
  void aFullAddressIsToldAndItsMessagesGoAsSoonAsThereIsRoom() throws Exception {
    int port = freePort();
    EmbeddedActiveMQ broker = broker(configuration(port));
    AddressControl address =
        Objects.requireNonNull(
            broker
                .getActiveMQServer()
                .getManagementService()
                .getAddressControl(Queues.SUPPORT_PLAN));
    try (TestQuantum customer = customer(port, IMPATIENT)) {
      address.block();
      send(customer);
      await()
          .atMost(PATIENCE)
          .until(() -> health(customer).contains("Sending to BILLING.SUPPORT_PLAN is interrupted"));

      address.unblock();

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  broker
                          .getActiveMQServer()
                          .locateQueue(SimpleString.of(Queues.SUPPORT_PLAN))
                          .getMessageCount()
                      == 1);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(health(customer)).startsWith("UP"));
    } finally {
      stop(broker);
    }
  }

  /** Artemis can wait for itself for ever if it is stopped while it holds a sender back. */
  private static void stop(EmbeddedActiveMQ broker) throws InterruptedException {
    Thread stopping =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    broker.stop();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
    stopping.join(Duration.ofSeconds(20));
  }

  private static void send(TestQuantum customer) {
    customer.inTransaction(
        () ->
            customer
                .bean(SupportPlanGateway.class)
                .send(List.of(Plans.plan(UUID.randomUUID(), 1))));
  }

  private static String health(TestQuantum quantum) {
    return String.valueOf(quantum.bean("deliveryHealthIndicator", HealthIndicator.class).health())
        .strip();
  }

  private static TestQuantum customer(int port, Map<String, String> times) {
    Map<String, String> settings = new java.util.HashMap<>(times);
    settings.put("spring.artemis.broker-url", "tcp://localhost:" + port);
    settings.put("sysops.monitor.broker-check", "off");
    return TestQuantum.start(
        "customer",
        TestQuantum.database("customer"),
        settings,
        SupportPlanGateway.class,
        MonitorConfiguration.class);
  }

  private Configuration configuration(int port) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setJournalDirectory(folder.resolve("journal").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setJournalMinFiles(2)
            .setJournalFileSize(1 << 20)
            .addAcceptorConfiguration("core", "tcp://localhost:" + port)
            .addAddressSetting("#", new AddressSettings());
    for (String queue :
        List.of(
            Queues.SUPPORT_PLAN,
            Queues.DEAD_LETTER,
            Queues.TELEMETRY,
            Queues.commands("customer").orElseThrow(),
            "DLQ",
            "EXPIRY")) {
      configuration.addQueueConfiguration(
          QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    }
    return configuration;
  }

  private static EmbeddedActiveMQ broker(Configuration configuration) throws Exception {
    TestPlatform.start();
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
