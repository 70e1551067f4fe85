package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.RefusalDecisions;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A message that fails by itself is tried again, its subject waits, and the others go on. Tried for
 * a person's decisions: give up three in a row, try one now that fails and one that does not, and
 * decide after the message was applied.
 */
class RetryIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> FOR_EVER =
      Map.of("sysops.delivery.retry.first", "1h", "sysops.delivery.retry.longest", "1h");

  /** Tried again once, and then not for an hour. */
  private static final Map<String, String> ONCE =
      Map.of(
          "sysops.delivery.retry.attempts", "6",
          "sysops.delivery.retry.first", "500ms",
          "sysops.delivery.retry.factor", "1000000",
          "sysops.delivery.retry.longest", "1h");

  private static final Decision OLIVE = new Decision("olive", "it is wrong", null);

  private final TestPlatform.Database receiving = TestQuantum.database("billing");
  private final TestQuantum customer =
      TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanGateway.class);
  private final UUID ada = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();

  @BeforeEach
  void empty() {
    TestPlatform.start().purgeQueues();
    RecordingPlans.FAILING.clear();
  }

  @AfterEach
  void stop() {
    customer.close();
  }

  @Test
  void aMessageThatFailsTwiceIsAppliedByItselfAndThoseBehindItKeepTheirOrder() {
    try (TestQuantum billing = billing(Map.of())) {
      // In the batch, alone, and in the first retry.
      RecordingPlans.FAILING.put(3L, 3);
      send(plans(ada, 1, 10));

      await().atMost(PATIENCE).until(() -> versions(billing, ada).size() == 10);
      assertThat(versions(billing, ada)).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.APPLIED).size() == 1);
      assertThat(billing.count("ops.dead_letter where closed_at is null")).isZero();
      assertThat(billing.count("delivery.retry")).isZero();
      assertThat(billing.count("delivery.inbox where dead")).isZero();
    }
  }

  @Test
  void whatWaitsSurvivesARestartAndIsAppliedAfterIt() {
    RecordingPlans.FAILING.put(2L, 2);
    try (TestQuantum billing = billing(FOR_EVER)) {
      send(plans(ada, 1, 4));
      send(plans(bob, 11, 13));

      await().atMost(PATIENCE).until(() -> versions(billing, bob).size() == 3);
      await().atMost(PATIENCE).until(() -> billing.count("delivery.retry") == 3);
      assertThat(versions(billing, ada)).containsExactly(1L);
      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.WAITING).size() == 1);
      DeadLetter waiting = deadLetters(billing, DeadLetterState.WAITING).getFirst();
      assertThat(waiting.attempts()).isEqualTo(1);
      assertThat(waiting.causeText()).isEqualTo("Not yet");
      assertThat(waiting.nextAttemptAt()).isAfter(waiting.lastFailedAt());
      billing.jdbc().sql("update delivery.retry set next_attempt_at = now()").update();
    }

    try (TestQuantum billing = billing(Map.of());
        TestQuantum other = billing(Map.of())) {
      await().atMost(PATIENCE).until(() -> other.count("delivery.retry") == 0);
      assertThat(versions(billing, ada)).containsExactly(1L, 2L, 3L, 4L);
      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.APPLIED).size() == 1);
    }
  }

  @Test
  void aCardNumberInTheSubjectOfAMessageThatWaitsIsMasked() {
    RecordingPlans.FAILING.put(1L, 2);
    try (TestQuantum billing = billing(FOR_EVER)) {
      String body = new ContractJson().write(plan(ada, 1));
      RawMessages.send(
          RawMessages.plan(
              UUID.randomUUID(), body, Map.of(WireFormat.SUBJECT, "card 4242 4242 4242 4242")));

      await().atMost(PATIENCE).until(() -> billing.count("delivery.retry") == 1);
      String row =
          billing.jdbc().sql("select r::text from delivery.retry r").query(String.class).single();
      assertThat(row).contains("card [number]").doesNotContain("4242 4242");
    }
  }

  @Test
  void afterTheLastAttemptItIsDeadAndThoseBehindItAreApplied() {
    try (TestQuantum billing = billing(Map.of())) {
      RecordingPlans.FAILING.put(2L, 100);

      send(plans(ada, 1, 5));
      send(List.of(plan(bob, 20)));

      await().atMost(PATIENCE).until(() -> deadLetters(billing, DeadLetterState.DEAD).size() == 1);
      await().atMost(PATIENCE).until(() -> versions(billing, ada).size() == 4);
      assertThat(versions(billing, ada)).containsExactly(1L, 3L, 4L, 5L);
      assertThat(versions(billing, bob)).containsExactly(20L);
      DeadLetter deadLetter = deadLetters(billing, DeadLetterState.DEAD).getFirst();
      assertThat(deadLetter.attempts()).isEqualTo(3);
      assertThat(Duration.between(deadLetter.firstFailedAt(), deadLetter.lastFailedAt()))
          .isGreaterThan(Duration.ofMillis(70));
      assertThat(deadLetter.nextAttemptAt()).isNull();
      assertThat(billing.count("delivery.inbox where dead")).isEqualTo(1);
    }
  }

  @Test
  void threeThatFailAreGivenUpByAPersonAndTheGoodOneBehindThemIsAppliedAtOnce() {
    LongStream.rangeClosed(1, 3).forEach(version -> RecordingPlans.FAILING.put(version, 100));
    try (TestQuantum billing = billing(ONCE)) {
      send(plans(ada, 1, 4));

      for (int before = 0; before < 3; before++) {
        DeadLetter waiting = waitingTwice(billing, before);
        String behind =
            before == 2
                ? "1 later message of its subject is waiting for it, since "
                : "%d later messages of its subject are waiting for it, since "
                    .formatted(3 - before);
        assertThat(waiting.causeText()).startsWith("Not yet. " + behind);
        assertThat(versions(billing, ada)).isEmpty();

        billing.bean(RefusalDecisions.class).giveUp(waiting.id(), OLIVE);

        int dead = before + 1;
        await()
            .atMost(PATIENCE)
            .until(() -> deadLetters(billing, DeadLetterState.DEAD).size() == dead);
        DeadLetter givenUp = billing.bean(DeadLetters.class).get(waiting.id());
        assertThat(givenUp.causeText()).isEqualTo("Not yet. olive gave up on it: it is wrong");
        assertThat(givenUp.attempts()).isEqualTo(2);
        assertThat(givenUp.fingerprint()).isEqualTo(waiting.fingerprint());
        assertThat(givenUp.body()).contains(ada.toString());
      }

      await().atMost(PATIENCE).until(() -> versions(billing, ada).equals(List.of(4L)));
      assertThat(billing.count("delivery.retry")).isZero();
      assertThat(billing.count("delivery.inbox where dead")).isEqualTo(3);
    }
  }

  @Test
  void aPersonHasAMessageTriedAtOnceAndIsToldWhatCameOfIt() {
    RecordingPlans.FAILING.put(1L, 100);
    try (TestQuantum billing = billing(ONCE)) {
      send(plans(ada, 1, 2));
      DeadLetter waiting = waitingTwice(billing, 0);

      billing.bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
      await()
          .atMost(PATIENCE)
          .until(() -> billing.bean(DeadLetters.class).get(waiting.id()).attempts() == 3);
      assertThat(versions(billing, ada)).isEmpty();

      RecordingPlans.FAILING.clear();
      billing.bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
      await().atMost(PATIENCE).until(() -> versions(billing, ada).equals(List.of(1L, 2L)));
      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.APPLIED).size() == 1);
      assertThatThrownBy(() -> billing.bean(RefusalDecisions.class).giveUp(waiting.id(), OLIVE))
          .isInstanceOf(DeadLetterRefused.class)
          .hasMessageContaining("does not wait for another attempt");
    }
  }

  /** The only message that waits, as told after its second attempt, when this many are dead. */
  private static DeadLetter waitingTwice(TestQuantum billing, int dead) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(deadLetters(billing, DeadLetterState.DEAD)).hasSize(dead);
              assertThat(deadLetters(billing, DeadLetterState.WAITING))
                  .extracting(DeadLetter::attempts)
                  .containsExactly(2);
            });
    return deadLetters(billing, DeadLetterState.WAITING).getFirst();
  }

  @Test
  void aCardNumberInAFreeTextIsInNoTableAndTheRestIsAsItWas() {
    RecordingPlans.FAILING.put(1L, 2);
    PlanChosen plan = plan(ada, 1);
    CustomerDetails details = plan.customer();
    PlanChosen withCard =
        new PlanChosen(
            plan.planId(),
            1,
            new CustomerDetails(
                ada,
                1,
                "Ada 4242 4242 4242 4242",
                details.email(),
                "1 Main St, 4242-4242-4242-4242",
                details.city(),
                details.state(),
                details.postalCode()),
            plan.contractCode(),
            plan.startsOn(),
            plan.anchorDay(),
            null);
    try (TestQuantum billing = billing(FOR_EVER)) {
      send(List.of(withCard, plan(ada, 2)));

      await().atMost(PATIENCE).until(() -> billing.count("delivery.retry") == 2);
      assertThat(billing.jdbc().sql("select body from delivery.retry").query(String.class).list())
          .noneMatch(body -> body.contains("4242"))
          .anyMatch(body -> body.contains("\"name\":\"Ada [number]\""));
      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.WAITING).size() == 1);
      billing.jdbc().sql("update delivery.retry set next_attempt_at = now()").update();
    }
    try (TestQuantum billing = billing(Map.of())) {
      await().atMost(PATIENCE).until(() -> versions(billing, ada).size() == 2);
      assertThat(deadLetters(billing, DeadLetterState.DEAD)).isEmpty();
    }
  }

  @Test
  void aCardNumberInAHeaderOrItsNameIsInNoTable() {
    RecordingPlans.FAILING.put(1L, 2);
    try (TestQuantum billing = billing(FOR_EVER)) {
      RawMessages.send(
          RawMessages.plan(
              UUID.randomUUID(),
              new ContractJson().write(plan(ada, 1)),
              Map.of("card_4242424242424242", "1", "card", "4242 4242 4242 4242")));

      await()
          .atMost(PATIENCE)
          .until(() -> deadLetters(billing, DeadLetterState.WAITING).size() == 1);

      assertThat(
              billing
                  .jdbc()
                  .sql("select headers::text from delivery.retry")
                  .query(String.class)
                  .list())
          .singleElement()
          .asString()
          .contains("card_[number]")
          .doesNotContain("4242");
      assertThat(deadLetters(billing, DeadLetterState.WAITING).getFirst().headers())
          .containsEntry("card_[number]", "1")
          .containsEntry("card", "[number]");
    }
  }

  @Test
  void anOutageDuringARetryIsNoAttempt() {
    RecordingPlans.FAILING.put(1L, 1);
    try (TestQuantum billing = billing(FOR_EVER)) {
      send(List.of(plan(ada, 1)));
      await().atMost(PATIENCE).until(() -> billing.count("delivery.retry") == 1);
      billing.jdbc().sql("update delivery.retry set next_attempt_at = now()").update();
    }

    RecordingPlans.UNAVAILABLE.set(8);
    try (TestQuantum billing = billing(Map.of())) {
      await().atMost(PATIENCE).until(() -> versions(billing, ada).size() == 1);
      assertThat(RecordingPlans.UNAVAILABLE).hasValue(0);
      assertThat(deadLetters(billing, DeadLetterState.DEAD)).isEmpty();
    }
  }

  private TestQuantum billing(Map<String, String> settings) {
    return TestQuantum.start(
        "billing",
        receiving,
        settings,
        SupportPlanInbound.class,
        MonitorConfiguration.class,
        RecordingPlans.class);
  }

  private void send(List<PlanChosen> plans) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(plans));
  }

  private static List<Long> versions(TestQuantum billing, UUID subject) {
    return billing
        .jdbc()
        .sql("select version from effect.applied where subject = ? order by n")
        .param(subject.toString())
        .query(Long.class)
        .list();
  }

  private static List<DeadLetter> deadLetters(TestQuantum billing, DeadLetterState state) {
    return billing.bean(DeadLetters.class).newest(new DeadLetterFilter(state, null, null), 0, 100);
  }
}
