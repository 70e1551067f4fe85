package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.Lifecycle;

/** What processes of quanta publish as metrics. */
class MetersOfQuantaIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> OFTEN =
      Map.of(
          "sysops.metrics.every",
          "100ms",
          "sysops.delivery.retry.first",
          "5m",
          "sysops.delivery.retry.longest",
          "5m");

  private final UUID ada = UUID.randomUUID();
  private final MeterRegistry sender = new SimpleMeterRegistry();
  private final MeterRegistry receiver = new SimpleMeterRegistry();
  private TestPlatform.Database senders;
  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    senders = TestQuantum.database("customer");
    customer = TestQuantum.start("customer", senders, OFTEN, SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            OFTEN,
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
    customer.bean("deliveryMeters", MeterBinder.class).bindTo(sender);
    billing.bean("deliveryMeters", MeterBinder.class).bindTo(receiver);
    billing.bean("monitorMeters", MeterBinder.class).bindTo(receiver);
  }

  @AfterEach
  void stop() {
    customer.close();
    billing.close();
  }

  @Test
  void whatIsSentAndAppliedIsCountedByQueue() {
    send(1, 120);

    await()
        .atMost(PATIENCE)
        .until(() -> count(receiver, "sysops.inbox.applied.messages", "billing") == 120);
    assertThat(count(receiver, "sysops.inbox.applied.batches", "billing")).isBetween(1.0, 120.0);
    await()
        .atMost(PATIENCE)
        .until(() -> count(sender, "sysops.outbox.sent.messages", "customer") == 120);
    assertThat(
            sender.get("sysops.outbox.sent.batches").tag("quantum", "customer").functionCounter())
        .satisfies(batches -> assertThat(batches.count()).isPositive());
  }

  @Test
  void theCriticalTimeHasEachMessageInItsRangeAndInAllLongerOnes() {
    send(1, 20);

    await().atMost(PATIENCE).until(() -> within("+Inf") == 20);
    assertThat(within("0.01")).isLessThanOrEqualTo(within("1.0"));
    assertThat(within("1.0")).isLessThanOrEqualTo(within("21600.0"));
    assertThat(within("21600.0")).isEqualTo(20);
  }

  @Test
  void whatTheBrokerDoesNotGetIsPublishedWithItsAge() {
    Lifecycle relay = customer.bean("relay", Lifecycle.class);
    relay.stop();
    send(1, 3);

    await()
        .atMost(PATIENCE)
        .until(() -> waiting(sender, "sysops.outbox.messages", "customer") == 3);
    await()
        .atMost(PATIENCE)
        .until(() -> waiting(sender, "sysops.outbox.oldest.age.seconds", "customer") > 0);

    relay.start();
    await()
        .atMost(PATIENCE)
        .until(() -> waiting(sender, "sysops.outbox.messages", "customer") == 0);
  }

  @Test
  void whatWaitsForItsRetryIsPublishedByItsReceiver() {
    customer.inTransaction(
        () ->
            customer
                .bean(SupportPlanGateway.class)
                .send(List.of(Plans.plan(ada, 1, Plans.POISON), Plans.plan(ada, 2))));

    await()
        .atMost(PATIENCE)
        .until(() -> waiting(receiver, "sysops.retry.messages", "billing") == 2);
  }

  @Test
  void operationsPublishesTheDepthsAndConsumersOfQueuesAndDeadLetters() {
    await()
        .atMost(PATIENCE)
        .until(() -> gauge(receiver, "sysops.queue.consumers", Queues.SUPPORT_PLAN) > 0);
    assertThat(gauge(receiver, "sysops.queue.messages", Queues.NOTIFICATION)).isZero();
    assertThat(gauge(receiver, "sysops.dead_letters", Queues.SUPPORT_PLAN)).isZero();

    billing
        .jdbc()
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, complete, withheld, state)
            select gen_random_uuid(), 'billing', name, 't', 1, 's', now(), 'c', 't', '', 'f', 1,
                   now(), now(), '{}', false, false, 'DEAD'
            from unnest(array['BILLING.SUPPORT_PLAN', 'BILLING.SUPPORT_PLAN', 'NOBODY.KNOWS']) name
            """)
        .update();

    await()
        .atMost(PATIENCE)
        .until(() -> gauge(receiver, "sysops.dead_letters", Queues.SUPPORT_PLAN) == 2);
    assertThat(gauge(receiver, "sysops.dead_letters", "other")).isEqualTo(1);
  }

  /** Tried with a table that another transaction has locked: its readers hang. */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aDatabaseThatHangsBlocksNobodyWhoReadsFigures() throws SQLException {
    await().atMost(PATIENCE).until(() -> age(sender, "delivery") < 1);
    try (Connection owner = senders.migrating().getConnection()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("lock table delivery.refused in access exclusive mode");

      await().atMost(PATIENCE).until(() -> age(sender, "delivery") > 1);
      sender.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue));
      owner.rollback();
    }

    await().atMost(PATIENCE).until(() -> age(sender, "delivery") < 1);
  }

  @Test
  void allTagsAreOfShortLists() {
    send(1, 5);
    await().atMost(PATIENCE).until(() -> within("+Inf") == 5);
    Set<String> known = new HashSet<>(Queues.LIST.stream().map(Queue::name).toList());
    known.add("other");

    assertThat(receiver.getMeters())
        .hasSizeLessThan(500)
        .allSatisfy(
            meter -> {
              assertThat(meter.getId().getTags())
                  .extracting(Tag::getKey)
                  .isSubsetOf("quantum", "queue", "le", "part", "source");
              String queue = meter.getId().getTag("queue");
              assertThat(queue == null || known.contains(queue)).as("%s", meter.getId()).isTrue();
            });
  }

  private void send(long first, long last) {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(Plans.plans(ada, first, last)));
  }

  private double within(String seconds) {
    return receiver
        .get("sysops.critical.time.messages")
        .tag("queue", Queues.SUPPORT_PLAN)
        .tag("le", seconds)
        .functionCounter()
        .count();
  }

  private static double count(MeterRegistry registry, String name, String quantum) {
    return registry
        .get(name)
        .tag("quantum", quantum)
        .tag("queue", Queues.SUPPORT_PLAN)
        .functionCounter()
        .count();
  }

  private static double waiting(MeterRegistry registry, String name, String quantum) {
    return registry
        .get(name)
        .tag("quantum", quantum)
        .tag("queue", Queues.SUPPORT_PLAN)
        .gauge()
        .value();
  }

  private static double gauge(MeterRegistry registry, String name, String queue) {
    return registry.get(name).tag("queue", queue).gauge().value();
  }

  private static double age(MeterRegistry registry, String source) {
    return registry.get("sysops.metrics.age").tag("source", source).gauge().value();
  }
}
