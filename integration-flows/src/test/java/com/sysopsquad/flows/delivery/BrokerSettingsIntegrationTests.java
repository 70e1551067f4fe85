package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A broker that could lose messages, or their order, is not put up with. */
class BrokerSettingsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theBrokerOfThePlatformIsSetUpSafely() {
    try (TestQuantum billing = billing(Map.of("sysops.monitor.broker-check", "refuse"))) {
      assertThat(health(billing, "brokerSettingsHealthIndicator").getStatus().getCode())
          .isEqualTo("UP");
    }
  }

  @Test
  void anUnsafeBrokerIsRefusedOrTold() throws Exception {
    int port = freePort();
    EmbeddedActiveMQ unsafe = unsafeBroker(port);
    String url = "tcp://localhost:" + port;
    try {
      assertThatThrownBy(
              () ->
                  billing(
                          Map.of(
                              "spring.artemis.broker-url",
                              url,
                              "sysops.monitor.broker-check",
                              "refuse"))
                      .close())
          .hasStackTraceContaining("BILLING.SUPPORT_PLAN has no dead-letter address")
          .hasStackTraceContaining("BILLING.SUPPORT_PLAN is deleted automatically")
          .hasStackTraceContaining("BILLING.SUPPORT_PLAN is created automatically")
          .hasStackTraceContaining("BILLING.SUPPORT_PLAN is not exclusive")
          .hasStackTraceContaining("set populate-validated-user")
          .hasStackTraceContaining("set management-message-rbac");

      try (TestQuantum billing = billing(Map.of("spring.artemis.broker-url", url))) {
        Health health = health(billing, "brokerSettingsHealthIndicator");
        assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.getDetails().toString()).contains("auto-delete");
      }
    } finally {
      unsafe.stop();
    }
  }

  @Test
  void theHealthIsDegradedAsLongAsTheBrokerIsAway() {
    try (TestQuantum billing = billing(Map.of())) {
      TestPlatform.start()
          .withoutBroker(
              () ->
                  await()
                      .atMost(PATIENCE)
                      .untilAsserted(
                          () ->
                              assertThat(
                                      health(billing, "deliveryHealthIndicator")
                                          .getDetails()
                                          .toString())
                                  .contains(
                                      "Receiving from BILLING.SUPPORT_PLAN is interrupted since")));

      await()
          .atMost(PATIENCE)
          .until(
              () -> health(billing, "deliveryHealthIndicator").getStatus().getCode().equals("UP"));
    }
  }

  private static Health health(TestQuantum quantum, String indicator) {
    return Objects.requireNonNull(quantum.bean(indicator, HealthIndicator.class).health());
  }

  private static TestQuantum billing(Map<String, String> settings) {
    return TestQuantum.start(
        "billing",
        TestQuantum.database("billing"),
        settings,
        SupportPlanInbound.class,
        MonitorConfiguration.class,
        RecordingPlans.class);
  }

  private static EmbeddedActiveMQ unsafeBroker(int port) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("core", "tcp://localhost:" + port)
            .addAddressSetting(
                "#", new AddressSettings().setAutoDeleteQueues(true).setAutoCreateQueues(true))
            .addQueueConfiguration(QueueConfiguration.of("BILLING.SUPPORT_PLAN").setDurable(true));
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
