package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.outbox.OutboxRows;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.NoSuchLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Messages that are lost on their way are noticed by their receiver.
 *
 * <p>Tried as lost: one message among others, a mark, what was sent while a mark waited, what a
 * quantum has sent to itself, what a sender no longer knows.
 */
class MarksIntegrationTests extends MarkedQuanta {

  @Test
  void oneMessageThatIsLostIsNoticedAndComesAgain() {
    send(plans(ada, 1, 3));
    awaitApplied(3);
    letRoundsPass(customer, 2);
    loseOnTheWay(List.of(plan(ada, 4)));

    Loss loss = awaitLoss();

    assertThat(loss.quantum()).isEqualTo("billing");
    assertThat(loss.lost().source()).isEqualTo("customer");
    assertThat(loss.lost().queues()).containsExactly(Queues.SUPPORT_PLAN);
    assertThat(loss.detail())
        .contains(
            "billing does not have everything that customer has sent to BILLING.SUPPORT_PLAN.",
            "./ops resend customer --since %s --to billing --reason"
                .formatted(
                    loss.lost().since().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS)));
    assertThat(health(billing))
        .contains("DEGRADED", "Receiving from BILLING.SUPPORT_PLAN is incomplete since")
        .doesNotContain("interrupted since");

    sendAgain();
    awaitNoLoss();
    assertThat(versions()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(health(billing)).contains("UP");
  }

  /** Nothing but marks was under way, but who knows what else the broker has lost. */
  @Test
  void aLostMarkIsNoticedToo() {
    letRoundsPass(customer, 6);
    loseOnTheWay(List.of());

    assertThat(awaitLoss().lost().source()).isEqualTo("customer");

    sendAgain();
    awaitNoLoss();
  }

  /** Lanes are not equally fast: the one of the marks can be behind the others. */
  @Test
  void whatIsLostWhileAMarkWaitsIsNoticed() throws SQLException {
    letRoundsPass(customer, 6);
    adapter().stop();
    Lifecycle relay = customer.bean("relay", Lifecycle.class);
    relay.stop();
    letRoundsPass(customer, 6);
    int lane =
        customer
            .jdbc()
            .sql("select distinct lane from delivery.outbox where type like '%mark'")
            .query(Integer.class)
            .single();
    try (Connection slow = customers.app().getConnection()) {
      JdbcClient.create(new SingleConnectionDataSource(slow, true))
          .sql("select pg_advisory_lock(?, ?)::text")
          .param(OutboxRows.LOCKS)
          .param(lane)
          .query(String.class)
          .single();
      IntStream.range(0, 20).forEach(n -> send(List.of(plan(UUID.randomUUID(), 1))));
      relay.start();
      String others = "delivery.outbox where lane <> " + lane;
      await().atMost(PATIENCE).until(() -> customer.count(others) == 0);
      letRoundsPass(customer, 6);
      RawMessages.drainAs("billing", Queues.SUPPORT_PLAN);
    }
    adapter().start();

    assertThat(awaitLoss().lost().queues()).containsExactly(Queues.SUPPORT_PLAN);

    sendAgain();
    awaitNoLoss();
    awaitApplied(20);
  }

  @Test
  void aResendThatBeginsTooLateDoesNotEndIt() {
    loseOnTheWay(plans(ada, 1, 5));
    awaitLoss();
    customer.jdbc().sql("update delivery.sent set kept_at = kept_at - interval '2 hours'").update();

    resend(customer.now().minus(Duration.ofHours(1)));
    letRoundsPass(billing, SOME_ROUNDS);
    assertThat(losses().all()).isNotEmpty();
    assertThat(versions()).isEmpty();

    resend(customer.now().minus(Duration.ofDays(1)));
    awaitNoLoss();
    assertThat(versions()).hasSize(5);
  }

  @Test
  void aPersonConfirmsWhatStaysLost() {
    loseOnTheWay(List.of(plan(ada, 1)));
    Loss loss = awaitLoss();
    customer.jdbc().sql("delete from delivery.sent").update();

    losses().confirm(loss.number(), "olive", "It was a test");

    assertThatThrownBy(() -> losses().confirm(loss.number(), "olive", "Again"))
        .isInstanceOf(NoSuchLoss.class);
    await().atMost(PATIENCE).until(() -> billing.count("delivery.missing") == 0);
    letRoundsPass(billing, SOME_ROUNDS);
    awaitNoLoss();
  }

  /** Its database is empty, or older than its first mark. */
  @Test
  void aSenderWhoseMarksBeginAnewHasLostWhatItSent() {
    letRoundsPass(customer, 6);
    await().atMost(PATIENCE).until(() -> billing.count("delivery.mark_followed") > 0);
    UUID known = UUID.randomUUID();
    RawMessages.send(RawMessages.plan(known, new ContractJson().write(plan(ada, 1)), Map.of()));

    sendMark("customer", Queues.SUPPORT_PLAN, "customer", known, Map.of());

    Loss loss = awaitLoss();
    assertThat(loss.title()).isEqualTo("customer lost messages that billing has");
    assertThat(loss.lost().queues()).containsExactly(Queues.SUPPORT_PLAN);
    assertThat(loss.lost().until()).isNotNull();
    assertThat(billing.count("delivery.missing")).isZero();
  }

  /** Operations refuses a report of what was sent after it was noticed. */
  @Test
  void aClockThatGoesBackBetweenTwoNoticesOfOneLossLeavesItPlausible() {
    letRoundsPass(customer, 6);
    await().atMost(PATIENCE).until(() -> billing.count("delivery.mark_followed") > 0);
    UUID known = UUID.randomUUID();
    RawMessages.send(RawMessages.plan(known, new ContractJson().write(plan(ada, 1)), Map.of()));
    sendMark("customer", Queues.SUPPORT_PLAN, "customer", known, Map.of());
    awaitLoss();
    billing
        .jdbc()
        .sql(
            """
            update delivery.undone
            set until_at = until_at + interval '1 hour', noticed_at = noticed_at + interval '1 hour'
            """)
        .update();

    UUID last = sendMark("customer", Queues.SUPPORT_PLAN, "customer", known, Map.of());
    await()
        .atMost(PATIENCE)
        .until(() -> billing.count("delivery.inbox where id = '" + last + "'") == 1);

    assertThat(billing.count("delivery.undone")).isOne();
    assertThat(billing.count("delivery.undone where until_at > noticed_at")).isZero();
  }

  @Test
  void whatAQuantumSentToItselfIsNoticedWhenTheBrokerLosesIt() {
    letRoundsPass(billing, 6);
    Lifecycle inbox = billing.bean("deadLetterInbox", Lifecycle.class);
    List<Lifecycle> relays =
        List.of(billing.bean("relay", Lifecycle.class), customer.bean("relay", Lifecycle.class));
    inbox.stop();
    letRoundsPass(billing, 6);
    relays.forEach(Lifecycle::stop);
    RawMessages.drainAs("billing", Queues.DEAD_LETTER);
    relays.forEach(Lifecycle::start);
    inbox.start();

    await()
        .atMost(PATIENCE)
        .until(
            () -> losses().all().stream().anyMatch(loss -> loss.lost().source().equals("billing")));

    sendAgain();
    resend("billing", customer.now().minus(Duration.ofDays(1)));
    awaitNoLoss();
  }

  private List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied order by n")
        .query(Long.class)
        .list();
  }

  private static String health(TestQuantum quantum) {
    return quantum.bean(DeliveryHealthIndicator.class).health().toString();
  }
}
