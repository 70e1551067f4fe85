package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.QuantaWithRefusals.ADA;
import static com.sysopsquad.flows.delivery.QuantaWithRefusals.NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.RefusalDecisions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People decide about messages that the broker refuses; the quantum that sends them does it. */
class DecidedRefusalsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Decision OLIVE = new Decision("olive", "it is wrong", null);

  private static QuantaWithRefusals quanta;

  @BeforeAll
  static void start() {
    quanta = QuantaWithRefusals.start("1h", "1d");
  }

  @AfterAll
  static void stop() {
    quanta.close();
  }

  @BeforeEach
  void empty() {
    quanta.forget();
  }

  @Test
  void aPersonHasItTriedAtOnceAndIsToldWhatCameOfIt() {
    quanta.bad(Queues.SUPPORT_PLAN, NOT_ALLOWED);
    DeadLetter waiting = waiting();

    // Attempts one and two are told by themselves, the third only because somebody asked for it.
    for (int attempt = 2; attempt <= 3; attempt++) {
      int expected = attempt;
      quanta.billing().bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  quanta.billing().bean(DeadLetters.class).get(waiting.id()).attempts()
                      == expected);
    }
    assertThat(quanta.applied()).isEmpty();

    quanta.mend();
    quanta.billing().bean(RefusalDecisions.class).retry(waiting.id(), OLIVE);
    await().atMost(PATIENCE).until(() -> quanta.applied().equals(List.of(ADA + " 1")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                quanta.billing().bean(DeadLetters.class).get(waiting.id()).state()
                    == DeadLetterState.APPLIED);
    assertThat(quanta.setAside()).isZero();
  }

  @Test
  void aPersonGivesItUpAndThoseBehindItAreSent() {
    quanta.bad(Queues.SUPPORT_PLAN, NOT_ALLOWED);
    DeadLetter waiting = waiting();
    quanta.send(Plans.plan(ADA, 2));
    await().atMost(PATIENCE).until(() -> quanta.setAside() == 2);

    RefusalDecisions decisions = quanta.billing().bean(RefusalDecisions.class);
    assertThatThrownBy(() -> decisions.giveUp(waiting.id(), new Decision("olive", " ", null)))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("Enter a reason");
    assertThatThrownBy(() -> decisions.giveUp(waiting.id(), new Decision("olive", "no", 99L)))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("has changed since you opened it");
    decisions.giveUp(waiting.id(), OLIVE);

    await().atMost(PATIENCE).until(() -> quanta.applied().equals(List.of(ADA + " 2")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                quanta.billing().bean(DeadLetters.class).get(waiting.id()).state()
                    == DeadLetterState.DEAD);
    DeadLetter dead = quanta.billing().bean(DeadLetters.class).get(waiting.id());
    assertThat(dead.causeText()).endsWith("olive gave up on it: it is wrong");
    assertThat(dead.body()).contains(ADA.toString());
    assertThatThrownBy(() -> decisions.retry(waiting.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("is not refused by the broker");
  }

  @Test
  void aCardIsNotGivenUpSinceItWouldBeLost() {
    quanta.bad(Queues.CARD_REGISTRATION, NOT_ALLOWED);
    DeadLetter waiting = waiting();

    assertThatThrownBy(
            () -> quanta.billing().bean(RefusalDecisions.class).giveUp(waiting.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("Giving up would lose it");
    assertThat(quanta.setAside()).isEqualTo(1);
    assertThat(waiting.body()).isNull();
  }

  private static DeadLetter waiting() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(quanta.deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.WAITING));
    return quanta.deadLetters().getFirst();
  }
}
