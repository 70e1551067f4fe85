package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.ContractJson;
import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.DeadLetterState;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.flows.monitor.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A message that the broker refuses is set aside, and the others of its lane go on. */
class RefusedMessagesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final UUID BOB = UUID.fromString("bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee");

  private static TestQuantum customer;
  private static TestQuantum billing;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            Map.of(
                "sysops.delivery.lanes", "1",
                "sysops.delivery.sending.refused-pause", "2s",
                "sysops.delivery.sending.refused-longest", "8s"),
            SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    customer.close();
    billing.close();
  }

  @BeforeEach
  void empty() {
    customer.jdbc().sql("delete from delivery.refused").update();
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
    RecordingPlans.FAILING.clear();
  }

  /** An unknown queue, one to which the user may not send, and a header that JMS does not allow. */
  @ParameterizedTest
  @CsvSource({
    "BILLING.NO_SUCH_QUEUE, {}",
    "CUSTOMER.INVOICE, {}",
    "BILLING.SUPPORT_PLAN, '{\"cloudEvents_a b-c\": \"x\"}'"
  })
  void whatIsRefusedIsToldAndHoldsUpOnlyItsOwnSubject(String queue, String headers) {
    bad(queue, headers);
    send(Plans.plan(BOB, 1));

    await().atMost(PATIENCE).until(() -> applied().contains(BOB + " 1"));
    await().atMost(PATIENCE).until(() -> health().contains("Sending to " + queue));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.WAITING));
    assertThat(deadLetters().getFirst().quantum()).isEqualTo("customer");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.DEAD));
    assertThat(deadLetters().getFirst().replayable()).isEqualTo(Queues.REPLAYABLE.contains(queue));
    await().atMost(PATIENCE).until(() -> customer.count("delivery.refused") == 0);
    assertThat(health()).doesNotContain("Sending to");
  }

  @Test
  void theOrderOfASubjectIsKeptBehindWhatIsRefused() {
    bad(Queues.SUPPORT_PLAN, "{\"cloudEvents_a b-c\": \"x\"}");
    await().atMost(PATIENCE).until(() -> customer.count("delivery.refused") == 1);

    send(Plans.plan(ADA, 2));
    send(Plans.plan(ADA, 3));
    send(Plans.plan(BOB, 1));
    await().atMost(PATIENCE).until(() -> applied().contains(BOB + " 1"));
    assertThat(applied()).containsExactly(BOB + " 1");
    assertThat(customer.count("delivery.refused")).isEqualTo(3);
    customer.jdbc().sql("update delivery.refused set headers = '{}'").update();

    await().atMost(PATIENCE).until(() -> applied().size() == 4);
    assertThat(applied()).containsExactly(BOB + " 1", ADA + " 1", ADA + " 2", ADA + " 3");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(billing.count("ops.dead_letter where state = 'APPLIED'")).isEqualTo(1));
  }

  /** Straight into the outbox, since our own code writes nothing of the kind. */
  private static void bad(String queue, String headers) {
    customer
        .jdbc()
        .sql(
            """
            insert into delivery.outbox
                (lane, id, queue, type, version, subject, sent_at, headers, body)
            values (0, gen_random_uuid(), :queue, 'com.sysopsquad.plan.chosen', 1, :subject,
                    clock_timestamp(), cast(:headers as jsonb), :body)
            """)
        .param("queue", queue)
        .param("subject", ADA.toString())
        .param("headers", headers)
        .param("body", new ContractJson().write(Plans.plan(ADA, 1)))
        .update();
  }

  private static void send(PlanChosen plan) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(List.of(plan)));
  }

  private static List<String> applied() {
    return billing
        .jdbc()
        .sql("select subject || ' ' || version from effect.applied order by n")
        .query(String.class)
        .list();
  }

  private static List<DeadLetter> deadLetters() {
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 10);
  }

  private static String health() {
    return String.valueOf(customer.bean("deliveryHealthIndicator", HealthIndicator.class).health());
  }
}
