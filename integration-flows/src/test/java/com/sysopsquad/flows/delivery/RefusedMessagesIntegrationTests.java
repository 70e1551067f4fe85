package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.QuantaWithRefusals.ADA;
import static com.sysopsquad.flows.delivery.QuantaWithRefusals.BOB;
import static com.sysopsquad.flows.delivery.QuantaWithRefusals.NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A message that the broker refuses is set aside, and the others of its lane go on.
 *
 * <p>Tried: an unknown queue, one to which the user may not send, and a header that JMS does not
 * allow; later messages of the same subject, and of another.
 */
class RefusedMessagesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static QuantaWithRefusals quanta;

  @BeforeAll
  static void start() {
    quanta = QuantaWithRefusals.start("2s", "8s");
  }

  @AfterAll
  static void stop() {
    quanta.close();
  }

  @BeforeEach
  void empty() {
    quanta.forget();
  }

  /** An unknown queue, one to which the user may not send, and a header that JMS does not allow. */
  @ParameterizedTest
  @CsvSource({
    "BILLING.NO_SUCH_QUEUE, {}",
    "CUSTOMER.INVOICE, {}",
    "BILLING.SUPPORT_PLAN, '{\"cloudEvents_a b-c\": \"x\"}'"
  })
  void whatIsRefusedIsToldAndHoldsUpOnlyItsOwnSubject(String queue, String headers) {
    quanta.bad(queue, headers);
    quanta.send(Plans.plan(BOB, 1));

    await().atMost(PATIENCE).until(() -> quanta.applied().contains(BOB + " 1"));
    await().atMost(PATIENCE).until(() -> health().contains("Sending to " + queue));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(quanta.deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.WAITING));
    assertThat(quanta.deadLetters().getFirst().quantum()).isEqualTo("customer");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(quanta.deadLetters())
                    .extracting(DeadLetter::state)
                    .containsExactly(DeadLetterState.DEAD));
    assertThat(quanta.deadLetters().getFirst().replayable())
        .isEqualTo(Queues.REPLAYABLE.contains(queue));
    await().atMost(PATIENCE).until(() -> quanta.setAside() == 0);
    assertThat(health()).doesNotContain("Sending to");
  }

  @Test
  void theOrderOfASubjectIsKeptBehindWhatIsRefused() {
    quanta.bad(Queues.SUPPORT_PLAN, NOT_ALLOWED);
    await().atMost(PATIENCE).until(() -> quanta.setAside() == 1);

    quanta.send(Plans.plan(ADA, 2));
    quanta.send(Plans.plan(ADA, 3));
    quanta.send(Plans.plan(BOB, 1));
    await().atMost(PATIENCE).until(() -> quanta.applied().contains(BOB + " 1"));
    assertThat(quanta.applied()).containsExactly(BOB + " 1");
    assertThat(quanta.setAside()).isEqualTo(3);
    quanta.mend();

    await().atMost(PATIENCE).until(() -> quanta.applied().size() == 4);
    assertThat(quanta.applied()).containsExactly(BOB + " 1", ADA + " 1", ADA + " 2", ADA + " 3");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(quanta.billing().count("ops.dead_letter where state = 'APPLIED'"))
                    .isEqualTo(1));
  }

  private static String health() {
    return String.valueOf(
        quanta.customer().bean("deliveryHealthIndicator", HealthIndicator.class).health());
  }
}
