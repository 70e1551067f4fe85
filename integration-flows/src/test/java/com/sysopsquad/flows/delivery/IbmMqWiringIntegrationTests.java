package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.mq.spring.boot.MQConfigurationProperties;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.broker.QueueDepths.BrokerUnreachable;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.artemis.autoconfigure.ArtemisProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The profile puts IBM MQ behind the flows, which start and wait while no queue manager answers.
 */
class IbmMqWiringIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theConnectionFactoryIsThatOfTheProfilesSettings() throws Exception {
    try (TestQuantum customer =
        customer(Map.of("SYSOPS_MQ_CIPHER_SUITE", "TLS_AES_256_GCM_SHA384"))) {
      assertThat(customer.bean(Broker.class).getClass().getSimpleName()).isEqualTo("IbmMqBroker");
      assertThat(customer.has(ArtemisProperties.class)).isFalse();
      MQConnectionFactory factory = factory(customer);
      assertThat(factory.getQueueManager()).isEqualTo("SYSOPS");
      assertThat(factory.getConnectionNameList()).startsWith("localhost(");
      assertThat(factory.getChannel()).isEqualTo("SYSOPS.SVRCONN");
      assertThat(factory.getTransportType()).isEqualTo(WMQConstants.WMQ_CM_CLIENT);
      assertThat(factory.getSSLCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
      assertThat(factory.getAppName()).isEqualTo("customer");
      assertThat(factory.getStringProperty(WMQConstants.USERID)).isEqualTo("customer");
      assertThat(factory.getBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP)).isTrue();
      assertThat(factory.getClientReconnectOptions())
          .isEqualTo(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
    }
  }

  @Test
  void whatIsSentWaitsInTheOutboxWhileTheQueueManagerIsAway() throws Exception {
    try (TestQuantum customer = customer(Map.of())) {
      customer.inTransaction(
          () -> customer.bean(SupportPlanGateway.class).send(List.of(plan(UUID.randomUUID(), 1))));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(details(customer, "deliveryHealthIndicator"))
                      .contains("Sending is interrupted since"));
      assertThat(customer.count("delivery.outbox")).isEqualTo(1);
    }
  }

  @Test
  void operationsStartsAndDrainsTheBackoutQueueAndNoOther() throws Exception {
    try (TestQuantum operations = operations(settings(Map.of()))) {
      assertThat(operations.has("undeliveredInboundFlow")).isTrue();
      assertThat(operations.has("expiredInboundFlow")).isFalse();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(details(operations, "deliveryHealthIndicator"))
                      .contains("Receiving from OPS.BACKOUT is interrupted since")
                      .contains("Receiving from BILLING.SUPPORT_PLAN is interrupted since")
                      .doesNotContain("DLQ")
                      .doesNotContain("EXPIRY"));
      assertThat(health(operations, "brokerSettingsHealthIndicator").getStatus().getCode())
          .isEqualTo("UNKNOWN");
      assertThat(details(operations, "brokerSettingsHealthIndicator"))
          .contains("The queue manager does not answer");
      assertThatThrownBy(() -> operations.bean(QueueDepths.class).now())
          .isInstanceOf(BrokerUnreachable.class);
    }
  }

  @Test
  void anAddressThatCannotBeReadEndsTheStart() throws Exception {
    assertThatThrownBy(
            () -> customer(Map.of("SYSOPS_MQ_CONNECTION_NAMES", "tcp://one:1414")).close())
        .hasStackTraceContaining("tcp://one:1414");
  }

  @Test
  void withoutTheProfileThereIsNothingOfIbmMq() {
    try (TestQuantum operations = operations(Map.of())) {
      assertThat(operations.has(MQConfigurationProperties.class)).isFalse();
      assertThat(operations.has("ibmMqBroker")).isFalse();
      assertThat(operations.has("expiredInboundFlow")).isTrue();
      assertThat(health(operations, "deliveryHealthIndicator").getStatus().getCode())
          .isEqualTo("UP");
    }
  }

  private static MQConnectionFactory factory(TestQuantum quantum) {
    ConnectionFactory configured = quantum.bean(ConnectionFactory.class);
    return (MQConnectionFactory)
        Objects.requireNonNull(
            ((CachingConnectionFactory) configured).getTargetConnectionFactory());
  }

  private static Health health(TestQuantum quantum, String indicator) {
    return Objects.requireNonNull(quantum.bean(indicator, HealthIndicator.class).health());
  }

  private static String details(TestQuantum quantum, String indicator) {
    return health(quantum, indicator).getDetails().toString();
  }

  private static TestQuantum customer(Map<String, String> more) throws IOException {
    return TestQuantum.start(
        "customer", TestQuantum.database("customer"), settings(more), SupportPlanGateway.class);
  }

  private static TestQuantum operations(Map<String, String> settings) {
    return TestQuantum.start(
        "billing",
        TestQuantum.database("billing"),
        settings,
        SupportPlanInbound.class,
        ReplayConfiguration.class,
        RecordingPlans.class);
  }

  /** At the address nobody listens. */
  private static Map<String, String> settings(Map<String, String> more) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spring.profiles.active", "ibm-mq");
    settings.put("SYSOPS_MQ_QUEUE_MANAGER", "SYSOPS");
    settings.put("SYSOPS_MQ_CONNECTION_NAMES", "localhost(%d)".formatted(freePort()));
    settings.putAll(more);
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
