package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Marks notice nothing but losses.
 *
 * <p>Tried as not lost: what waits for a receiver that is slow or away or for a broker that is
 * away, what fails, what a restore has undone together with its sender, what somebody else names,
 * failure reports that their sender lost.
 */
class NothingLostIntegrationTests extends MarkedQuanta {

  @Test
  void aReceiverThatIsSlowOrAwayHasLostNothing() {
    adapter().stop();
    send(plans(ada, 1, 20));
    letRoundsPass(customer, SOME_ROUNDS);
    send(plans(ada, 21, 40));
    letRoundsPass(customer, SOME_ROUNDS);
    adapter().start();
    awaitApplied(40);
    letRoundsPass(billing, SOME_ROUNDS);

    assertThat(billing.count("delivery.missing")).isZero();
    assertThat(losses().all()).isEmpty();
  }

  @Test
  void anAwayBrokerAndAProcessThatEndsHaveLostNothing() {
    send(plans(ada, 1, 20));
    TestPlatform.start()
        .withoutBroker(
            () -> {
              send(plans(ada, 21, 40));
              letRoundsPass(customer, SOME_ROUNDS);
              assertThat(customer.count("delivery.outbox where type like '%mark%'"))
                  .as("one mark a queue waits, however long it takes")
                  .isLessThanOrEqualTo(Queues.MARKED.size());
              customer.close();
            });
    customer = startCustomer();
    awaitApplied(40);
    letRoundsPass(billing, SOME_ROUNDS);

    assertThat(billing.count("delivery.missing")).isZero();
  }

  @Test
  void aMessageThatFailsIsNotMissing() {
    send(List.of(plan(ada, 1, Plans.POISON)));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    letRoundsPass(billing, SOME_ROUNDS);

    assertThat(billing.count("delivery.missing")).isZero();
  }

  @Test
  void severalProcessesMakeOneRound() {
    try (TestQuantum second = startCustomer()) {
      letRoundsPass(customer, 2);
      long before = round(customer);
      long begun = System.nanoTime();
      letRoundsPass(second, SOME_ROUNDS);
      long rounds = round(customer) - before;

      Duration passed = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(rounds).isLessThanOrEqualTo(passed.toMillis() / 200 + 2);
    }
    assertThat(
            customer
                .jdbc()
                .sql(
                    """
                    select count(body::jsonb ->> 'previous')
                           - count(distinct body::jsonb ->> 'previous')
                    from delivery.sent where type like '%sent-mark' and queue = ?
                    """)
                .param(Queues.SUPPORT_PLAN)
                .query(Long.class)
                .single())
        .as("each mark names another one")
        .isZero();
  }

  /** Who may send to a queue can only speak for itself. */
  @Test
  void aMarkSpeaksForItsSenderAlone() {
    sendMark("reporting", "customer", UUID.randomUUID());

    Loss loss = awaitLoss();

    assertThat(loss.lost().source()).isEqualTo("reporting");
    assertThat(loss.lost().queues()).containsExactly(Queues.DEAD_LETTER);
  }

  /**
   * Operations sends to all queues, and its user makes no marks. Tried: under its own name, under
   * that of a quantum, and as a replay.
   */
  @Test
  void aMarkThatOperationsSendsIsRefused() {
    sendMark("operations", Queues.SUPPORT_PLAN, "operations", UUID.randomUUID(), Map.of());
    sendMark(
        "operations",
        Queues.SUPPORT_PLAN,
        "customer",
        UUID.randomUUID(),
        Map.of(ReceivedMessage.SENDER, "customer", WireFormat.REPLAY, "1"));

    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 2);
    letRoundsPass(billing, SOME_ROUNDS);

    assertThat(
            billing
                .jdbc()
                .sql("select cause_text from ops.dead_letter order by cause_text")
                .query(String.class)
                .list())
        .satisfiesExactly(
            text -> assertThat(text).contains("A mark is never replayed."),
            text -> assertThat(text).contains("broker user operations, whose marks do not count"));
    assertThat(billing.count("delivery.missing")).isZero();
    assertThat(losses().all()).isEmpty();
  }

  @Test
  void aMarkWhoseSenderIsInDoubtIsIgnored() {
    UUID mark =
        sendMark(
            "operations",
            Queues.SUPPORT_PLAN,
            "customer",
            UUID.randomUUID(),
            Map.of(ReceivedMessage.SENDER, "customer"));

    await()
        .atMost(PATIENCE)
        .until(() -> billing.count("delivery.inbox where id = '" + mark + "'") == 1);

    assertThat(billing.count("delivery.missing")).isZero();
  }

  /** Failure reports of a restored quantum concern nobody. */
  @Test
  void reportsThatTheirSenderNoLongerKnowsAreNotALoss() {
    UUID known = UUID.randomUUID();
    sendMark("reporting", Queues.DEAD_LETTER, "reporting", known, Map.of());
    UUID last = sendMark("reporting", Queues.DEAD_LETTER, "reporting", known, Map.of());

    await()
        .atMost(PATIENCE)
        .until(() -> billing.count("delivery.inbox where id = '" + last + "'") == 1);

    assertThat(billing.count("delivery.undone")).isZero();
  }

  /** Its database was restored: what it had sent to itself was undone with what it had received. */
  @Test
  void aRestoredQuantumLacksNothingOfItsOwn() {
    sendMark("billing", "billing", UUID.randomUUID());
    await().atMost(PATIENCE).until(() -> billing.count("delivery.missing") == 1);
    letRoundsPass(billing, SOME_ROUNDS);

    assertThat(billing.count("delivery.missing")).isZero();
    assertThat(losses().all()).isEmpty();
  }

  @Test
  void marksAreNotCountedAsMessages() {
    send(plans(ada, 1, 3));
    awaitApplied(3);
    letRoundsPass(customer, SOME_ROUNDS);

    Resend counted =
        ask("customer", customer.now().minus(Duration.ofDays(1)), Queues.SUPPORT_PLAN, true);
    await()
        .atMost(PATIENCE)
        .until(() -> resends().get(counted.number()).state() == ResendState.COUNTED);

    assertThat(resends().get(counted.number()).total()).isEqualTo(3);
  }
}
