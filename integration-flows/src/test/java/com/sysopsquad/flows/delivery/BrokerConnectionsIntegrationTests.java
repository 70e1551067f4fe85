package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.EmbeddedBroker;
import com.sysopsquad.platform.TestPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Messages go over every connection that the runbook promises, and over no other. */
class BrokerConnectionsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestPlatform platform = TestPlatform.start();
  private final UUID ada = UUID.randomUUID();

  @TempDir private Path folder;

  @Test
  void messagesGoOverTls() throws Exception {
    Certificates certificates = new Certificates(folder);
    String key = certificates.keyStore("broker");

    try (EmbeddedBroker broker = platform.anotherBroker("sslEnabled=true;" + key)) {
      String url = tls("localhost", broker, certificates.trusting("broker"));
      try (TestQuantum customer = customer(url);
          TestQuantum billing = billing(url)) {
        send(customer, 1);

        awaitApplied(billing, 1);
      }
    }
  }

  @Test
  void aBrokerThatAsksForACertificateGetsOurs() throws Exception {
    Certificates certificates = new Certificates(folder);
    String key = certificates.keyStore("broker");
    String ours = certificates.keyStore("ours");
    String asking = "sslEnabled=true;needClientAuth=true;" + key + ";";

    try (EmbeddedBroker broker = platform.anotherBroker(asking + certificates.trusting("ours"))) {
      String trusting = certificates.trusting("broker");
      String url = tls("localhost", broker, trusting + ";" + ours);
      try (TestQuantum customer = customer(url);
          TestQuantum billing = billing(url);
          TestQuantum anonymous =
              customer(tls("localhost", broker, trusting + ";callTimeout=1000"))) {
        send(anonymous, 1);
        send(customer, 2);

        awaitApplied(billing, 1);
        awaitInterrupted(anonymous);
        assertThat(anonymous.count("delivery.outbox")).isEqualTo(1);
      }
    }
  }

  @Test
  void aBrokerIsNotTrustedWithoutItsCertificateNorUnderAnotherName() throws Exception {
    Certificates certificates = new Certificates(folder);
    String key = certificates.keyStore("broker");
    certificates.keyStore("other");

    try (EmbeddedBroker broker = platform.anotherBroker("sslEnabled=true;" + key);
        TestQuantum trustingAnother =
            customer(tls("localhost", broker, certificates.trusting("other")));
        TestQuantum underAnotherName =
            customer(tls("127.0.0.1", broker, certificates.trusting("broker")))) {
      send(trustingAnother, 1);
      send(underAnotherName, 1);

      awaitInterrupted(trustingAnother);
      awaitInterrupted(underAnotherName);
      assertThat(trustingAnother.count("delivery.outbox")).isEqualTo(1);
      assertThat(underAnotherName.count("delivery.outbox")).isEqualTo(1);
    }
  }

  /** A backup, here the platform's own broker, serves nobody as long as its primary lives. */
  @Test
  void theSecondBrokerOfTheUrlIsUsedWhenTheFirstDies() {
    platform.purgeQueues();
    EmbeddedBroker first = platform.anotherBroker("");
    String url = "(tcp://localhost:%d,%s)".formatted(first.port(), platform.brokerUrl());
    try (TestQuantum customer = customer(url);
        TestQuantum billing = billing(url)) {
      platform.withoutBroker(
          () -> {
            send(customer, 1);
            awaitApplied(billing, 1);
            first.close();
          });
      send(customer, 2);

      awaitApplied(billing, 2);
      await().atMost(PATIENCE).until(() -> health(customer).equals("{}"));
    }
  }

  @Test
  void theSecondBrokerOfTheUrlIsUsedWhenTheFirstIsDead() {
    platform.purgeQueues();
    EmbeddedBroker dead = platform.anotherBroker("");
    dead.close();
    String url = "(tcp://localhost:%d,%s)".formatted(dead.port(), platform.brokerUrl());

    try (TestQuantum customer = customer(url);
        TestQuantum billing = billing(url)) {
      send(customer, 1);

      awaitApplied(billing, 1);
    }
  }

  private void send(TestQuantum customer, int version) {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(List.of(plan(ada, version))));
  }

  private static void awaitApplied(TestQuantum billing, long count) {
    await().atMost(PATIENCE).until(() -> billing.count("effect.applied") == count);
  }

  private static void awaitInterrupted(TestQuantum customer) {
    await().atMost(PATIENCE).until(() -> health(customer).contains("Sending is interrupted since"));
  }

  private static String health(TestQuantum quantum) {
    return Objects.requireNonNull(
            quantum.bean("deliveryHealthIndicator", HealthIndicator.class).health())
        .getDetails()
        .toString();
  }

  private static String tls(String host, EmbeddedBroker broker, String parameters) {
    return "tcp://%s:%d?sslEnabled=true;%s".formatted(host, broker.port(), parameters);
  }

  private static TestQuantum customer(String url) {
    return TestQuantum.start(
        "customer",
        TestQuantum.database("customer"),
        Map.of("spring.artemis.broker-url", url),
        SupportPlanGateway.class);
  }

  private static TestQuantum billing(String url) {
    return TestQuantum.start(
        "billing",
        TestQuantum.database("billing"),
        Map.of("spring.artemis.broker-url", url),
        SupportPlanInbound.class,
        RecordingPlans.class);
  }
}
