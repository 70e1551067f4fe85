package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.outbox.OutboxRows;
import com.sysopsquad.flows.delivery.wire.ContractJson;
import com.sysopsquad.flows.delivery.wire.ContractType;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.NoSuchLoss;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Messages that are lost on their way are noticed by their receiver, and nothing else is.
 *
 * <p>Tried as lost: one message among others, a mark, what was sent while a mark waited, what a
 * quantum has sent to itself, what a sender no longer knows. Tried as not lost: what waits for a
 * receiver that is slow or away or for a broker that is away, what fails, what a restore has undone
 * together with its sender, what somebody else names, failure reports that their sender lost.
 */
class MarksIntegrationTests {

  static final Map<String, String> OFTEN =
      Map.of("sysops.delivery.marks.every", "200ms", "sysops.delivery.marks.patience", "600ms");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SOME_ROUNDS = 12;

  private final UUID ada = UUID.randomUUID();
  private TestPlatform.Database customers;
  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    customers = TestQuantum.database("customer");
    customer = startCustomer();
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            OFTEN,
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  private TestQuantum startCustomer() {
    return TestQuantum.start("customer", customers, OFTEN, SupportPlanGateway.class);
  }

  @AfterEach
  void stop() {
    customer.close();
    billing.close();
  }

  @Test
  void everyQueueWhoseMessagesAreKeptHasMarks() {
    assertThat(Queues.MARKED)
        .allSatisfy(
            queue ->
                assertThat(ContractType.of(SentMark.class).travelsOn(queue)).as(queue).isTrue());
  }

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

  private static void sendMark(String sender, String stated, UUID named) {
    sendMark(sender, Queues.DEAD_LETTER, stated, named, Map.of());
  }

  private static UUID sendMark(
      String sender, String queue, String stated, UUID named, Map<String, String> headers) {
    UUID id = UUID.randomUUID();
    Map<String, String> all = new HashMap<>(headers);
    all.put(WireFormat.TYPE, ContractType.of(SentMark.class).name());
    all.put(WireFormat.SOURCE, stated);
    RawMessages.sendAs(
        sender,
        queue,
        RawMessages.plan(
            id, new ContractJson().write(new SentMark(stated, null, List.of(named))), all));
    return id;
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

  /** The broker takes them, and then somebody empties its queue. */
  private void loseOnTheWay(List<PlanChosen> messages) {
    adapter().stop();
    if (!messages.isEmpty()) {
      send(messages);
    }
    letRoundsPass(customer, 6);
    await()
        .atMost(PATIENCE)
        .until(() -> customer.count("delivery.outbox where type not like '%mark'") == 0);
    customer.bean("relay", Lifecycle.class).stop();
    RawMessages.drainAs("billing", Queues.SUPPORT_PLAN);
    customer.bean("relay", Lifecycle.class).start();
    adapter().start();
  }

  private Lifecycle adapter() {
    return billing.bean("supportPlanInbox", Lifecycle.class);
  }

  private void send(List<PlanChosen> plans) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(plans));
  }

  private void sendAgain() {
    resend(customer.now().minus(Duration.ofDays(1)));
  }

  private void resend(Instant since) {
    resend("customer", since);
  }

  private void resend(String sender, Instant since) {
    Resend asked = ask(sender, since, null, false);
    await().atMost(PATIENCE).until(() -> resends().get(asked.number()).state() == ResendState.DONE);
  }

  private Resend ask(String sender, Instant since, @Nullable String queue, boolean counting) {
    return resends()
        .ask(
            new ResendRequest(
                sender, since, null, queue, queue == null ? "billing" : null, counting),
            "olive",
            "test");
  }

  private Resends resends() {
    return billing.bean(Resends.class);
  }

  private Losses losses() {
    return billing.bean(Losses.class);
  }

  private Loss awaitLoss() {
    await().atMost(PATIENCE).until(() -> !losses().all().isEmpty());
    return losses().all().getFirst();
  }

  private void awaitNoLoss() {
    await().atMost(PATIENCE).until(() -> losses().all().isEmpty());
  }

  private void awaitApplied(int messages) {
    await().atMost(PATIENCE).until(() -> billing.count("effect.applied") == messages);
  }

  private List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied order by n")
        .query(Long.class)
        .list();
  }

  private static void letRoundsPass(TestQuantum quantum, int rounds) {
    long before = round(quantum);
    await().atMost(PATIENCE).until(() -> round(quantum) >= before + rounds);
  }

  private static long round(TestQuantum quantum) {
    return quantum.jdbc().sql("select number from delivery.mark_round").query(Long.class).single();
  }

  private static String health(TestQuantum quantum) {
    return quantum.bean(DeliveryHealthIndicator.class).health().toString();
  }
}
