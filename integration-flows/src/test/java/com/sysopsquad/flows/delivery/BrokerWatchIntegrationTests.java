package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.broker.BrokerWatch;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who receives beside us, and what stands still, is seen and named.
 *
 * <p>Tried: a consumer with the user of another quantum, a second one with our own, one that only
 * browses, our own alone, and one that acknowledges nothing.
 */
class BrokerWatchIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestQuantum billing;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            Map.of(
                "sysops.monitor.watch.every", "200ms",
                "sysops.monitor.watch.standstill", "3s"),
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
  }

  @Test
  void ourOwnConsumersAreNotForeign() {
    as(
        "reporting",
        context -> {
          context.createConsumer(context.createQueue(Queues.SURVEY));
          await().atMost(PATIENCE).until(() -> !warnings().isEmpty());

          assertThat(warnings()).extracting(BrokerWarning::queue).containsOnly(Queues.SURVEY);
        });
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  @Test
  void anIntegratorWhoReceivesBesideTheProductIsNamed() {
    as(
        "reporting",
        context -> {
          var consumer = context.createConsumer(context.createQueue(Queues.SURVEY));
          assertThat(consumer.receiveNoWait()).isNull();
          await()
              .atMost(PATIENCE)
              .untilAsserted(
                  () ->
                      assertThat(warnings())
                          .anySatisfy(
                              warning -> {
                                assertThat(warning.queue()).isEqualTo(Queues.SURVEY);
                                assertThat(warning.detail()).contains("User reporting");
                              }));
        });

    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  @Test
  void aSecondConsumerWithOurOwnUserIsNamedToo() {
    as(
        "billing",
        context -> {
          context.createConsumer(context.createQueue(Queues.SUPPORT_PLAN));
          await()
              .atMost(PATIENCE)
              .until(
                  () ->
                      warnings().stream()
                          .anyMatch(warning -> Queues.SUPPORT_PLAN.equals(warning.queue())));
        });
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  @Test
  void whoOnlyBrowsesTakesNothingAndIsNotNamed() {
    as(
        "reporting",
        browsing -> {
          QueueBrowser browser = browsing.createBrowser(browsing.createQueue(Queues.SURVEY));
          assertThat(isEmpty(browser)).isTrue();
          // Another whom the watch must name says that it has looked meanwhile.
          as(
              "billing",
              context -> {
                context.createConsumer(context.createQueue(Queues.SUPPORT_PLAN));
                await().atMost(PATIENCE).until(() -> !warnings().isEmpty());

                assertThat(warnings())
                    .extracting(BrokerWarning::queue)
                    .containsOnly(Queues.SUPPORT_PLAN);
              });
        });
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  private static boolean isEmpty(QueueBrowser browser) {
    try {
      return !browser.getEnumeration().hasMoreElements();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aQueueWhoseConsumerAcknowledgesNothingIsNamed() {
    RecordingPlans.UNAVAILABLE.set(Integer.MAX_VALUE);
    try {
      RawMessages.send(
          RawMessages.plan(
              UUID.randomUUID(),
              new com.sysopsquad.flows.delivery.wire.contract.ContractJson()
                  .write(Plans.plan(UUID.randomUUID(), 1)),
              Map.of()));

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  warnings().stream()
                      .anyMatch(
                          warning -> warning.title().equals("BILLING.SUPPORT_PLAN is stuck")));
    } finally {
      RecordingPlans.UNAVAILABLE.set(0);
    }
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  @Test
  void aMessageThatIsScheduledForLaterIsNamedAndItsQueueIsNotStuck() {
    as(
        "customer",
        context ->
            context
                .createProducer()
                .setDeliveryDelay(Duration.ofSeconds(8).toMillis())
                .send(context.createQueue(Queues.SUPPORT_PLAN), "later"));

    await()
        .atMost(PATIENCE)
        .until(
            () -> warnings().stream().map(BrokerWarning::title).toList(),
            List.of("BILLING.SUPPORT_PLAN has scheduled messages")::equals);
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());
  }

  private static List<BrokerWarning> warnings() {
    return billing.bean(BrokerWatch.class).warnings();
  }

  private static void as(String user, Consumer<JMSContext> action) {
    Map<String, String> env = TestPlatform.start().env();
    String name = "SYSOPS_BROKER_" + user.toUpperCase(java.util.Locale.ROOT);
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(env.get("SYSOPS_BROKER_URL"));
        JMSContext context =
            factory.createContext(env.get(name + "_USER"), env.get(name + "_PASSWORD"))) {
      action.accept(context);
    }
  }
}
