package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.ContractJson;
import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.DeadLetterRefused;
import com.sysopsquad.flows.monitor.DeadLetterState;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.flows.monitor.Decision;
import com.sysopsquad.flows.monitor.RefusalDecisions;
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

/** People decide about messages that the broker refuses; the quantum that sends them does it. */
class DecidedRefusalsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");

  private static final Decision OLIVE = new Decision("olive", "it is wrong", null);

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
                "sysops.delivery.sending.refused-pause", "1h",
                "sysops.delivery.sending.refused-longest", "1d"),
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

  @Test
  void aPersonHasItTriedAtOnceAndIsToldWhatCameOfIt() {
    bad(Queues.SUPPORT_PLAN, "{\"cloudEvents_a b-c\": \"x\"}");
    DeadLetter waiting = waiting();

    // Attempts one and two are told by themselves, the third only because somebody asked for it.
    for (int attempt = 2; attempt <= 3; attempt++) {
      int expected = attempt;
      billing.bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
      await()
          .atMost(PATIENCE)
          .until(() -> billing.bean(DeadLetters.class).get(waiting.id()).attempts() == expected);
    }
    assertThat(applied()).isEmpty();

    customer.jdbc().sql("update delivery.refused set headers = '{}'").update();
    billing.bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
    await().atMost(PATIENCE).until(() -> applied().equals(List.of(ADA + " 1")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                billing.bean(DeadLetters.class).get(waiting.id()).state()
                    == DeadLetterState.APPLIED);
    assertThat(customer.count("delivery.refused")).isZero();
  }

  @Test
  void aPersonGivesItUpAndThoseBehindItAreSent() {
    bad(Queues.SUPPORT_PLAN, "{\"cloudEvents_a b-c\": \"x\"}");
    DeadLetter waiting = waiting();
    send(Plans.plan(ADA, 2));
    await().atMost(PATIENCE).until(() -> customer.count("delivery.refused") == 2);

    RefusalDecisions decisions = billing.bean(RefusalDecisions.class);
    assertThatThrownBy(() -> decisions.giveUp(waiting.id(), new Decision("olive", " ", null)))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("Enter a reason");
    assertThatThrownBy(() -> decisions.giveUp(waiting.id(), new Decision("olive", "no", 99L)))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("has changed since you opened it");
    decisions.giveUp(waiting.id(), OLIVE);

    await().atMost(PATIENCE).until(() -> applied().equals(List.of(ADA + " 2")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                billing.bean(DeadLetters.class).get(waiting.id()).state() == DeadLetterState.DEAD);
    DeadLetter dead = billing.bean(DeadLetters.class).get(waiting.id());
    assertThat(dead.causeText()).endsWith("olive gave it up: it is wrong");
    assertThat(dead.body()).contains(ADA.toString());
    assertThatThrownBy(() -> decisions.retry(waiting.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("does not wait for a broker that refuses it");
  }

  @Test
  void aCardIsNotGivenUpSinceItWouldBeLost() {
    bad(Queues.CARD_REGISTRATION, "{\"cloudEvents_a b-c\": \"x\"}");
    DeadLetter waiting = waiting();

    assertThatThrownBy(() -> billing.bean(RefusalDecisions.class).giveUp(waiting.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("Given up, it would be lost");
    assertThat(customer.count("delivery.refused")).isEqualTo(1);
    assertThat(waiting.body()).isNull();
  }

  private static DeadLetter waiting() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.WAITING));
    return deadLetters().getFirst();
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
}
